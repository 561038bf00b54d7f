"""The report as a Word document, on A4: the same parts, with the map and the hash at every foot."""

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.base.words import say
from graph.report.png import Drawn
from graph.report.wording import Part

if TYPE_CHECKING:
    from docx.document import Document

FONTS = {"th": ("TH Sarabun New", 16), "en": ("Calibri", 11)}
"""Font and size in points; where a machine has not got it, its own takes its place."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_docx(parts: Iterable[Part], drawn: Drawn, lang: str) -> bytes:
    """The document of `graph.report.parts` and `graph.report.picture`."""
    from docx import Document

    made = Document()
    _paper(made)
    _fonts(made, lang)
    for part in parts:
        if part.name == "foot":
            made.sections[0].footer.paragraphs[0].add_run(_writable(" ".join(part.lines)))
        else:
            _part(made, part, drawn, lang)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _part(made: "Document", part: Part, drawn: Drawn, lang: str) -> None:
    if part.heading:
        made.add_heading(_writable(part.heading), 0 if part.name == "title" else 1)
    for line in part.lines:
        made.add_paragraph(_writable(line))
    if part.name == "map":
        _map(made, drawn, lang)
    for point in part.points:
        made.add_paragraph(_writable(point), "List Bullet")
    if part.table:
        table = made.add_table(0, len(part.table[0]), "Light Grid Accent 1")
        for row in part.table:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _writable(text)


def _map(made: "Document", drawn: Drawn, lang: str) -> None:
    from docx.shared import Mm

    made.add_picture(io.BytesIO(drawn.png), width=Mm(170))
    if drawn.named:
        names = (f"{number} {name}" for number, name in drawn.named)
        made.add_paragraph(_writable(" · ".join(names)))
    if drawn.left_out:
        made.add_paragraph(say("report.left_out", lang, count=f"{drawn.left_out:,}"))


def _paper(made: "Document") -> None:
    from docx.shared import Mm

    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    made.core_properties.author = made.core_properties.comments = ""


def _fonts(document: "Document", lang: str) -> None:
    """Every style in one font, for Thai too, which Word counts among the complex scripts."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    font, size = FONTS[lang]
    sizes = {"Normal": size, "List Bullet": size, "Title": size * 1.5, "Heading 1": size * 1.2}
    for name, points in sizes.items():
        style: Any = document.styles[name]
        style.font.size = Pt(points)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), font)
        for tag, values in (
            ("w:szCs", {"w:val": str(round(points * 2))}),
            ("w:lang", {"w:val": "en-GB", "w:bidi": "th-TH"}),
        ):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
            made = properties.makeelement(qn(tag), {qn(key): text for key, text in values.items()})
            properties.append(made)


def _writable(text: str) -> str:
    """The text without what XML can't hold."""
    return _UNWRITABLE.sub("", text)
