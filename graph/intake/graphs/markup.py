"""XML read as a stream: no DTD, no entity of its own, no depth and no size beyond reason."""

import io
import xml.sax
from xml.sax.handler import ContentHandler

from graph.base.errors import DataError
from graph.intake.tables.encodings import what_it_is

MAX_DEPTH = 64
MAX_ELEMENTS = 2_000_000
MAX_GAP = 2**20  # bytes between two tags


class Markup(ContentHandler):
    """A reader of one kind of XML; it says what to do at the start and end of an element.

    `open` returns False to leave an element and all in it out.
    """

    root = ""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0
        self._skipped: int | None = None
        self._text: list[str] = []

    def open(self, tag: str, attributes: dict[str, str]) -> bool:
        """An element begins; `tag` without its prefix."""
        raise NotImplementedError

    def close(self, tag: str, text: str) -> None:
        """An element ends; `text` is what stood in it after its last inner element."""
        raise NotImplementedError

    @property
    def line(self) -> int:
        """The line being read, from 1."""
        return int(self._locator.getLineNumber() or 1)  # type: ignore[attr-defined]

    def startElement(self, name: str, attrs: xml.sax.xmlreader.AttributesImpl) -> None:
        """Counts, and passes on what isn't left out."""
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise DataError("graphs.xml.deep", line=self.line, limit=MAX_DEPTH)
        if self._count > MAX_ELEMENTS:
            raise DataError("graphs.xml.many", limit=MAX_ELEMENTS)
        self._text.clear()
        if self._skipped is not None:
            return
        tag = name.rpartition(":")[2]
        if self._depth == 1 and tag != self.root:
            raise DataError("graphs.xml.root", found=name[:40], expected=self.root)
        if not self.open(tag, dict(attrs)):
            self._skipped = self._depth

    def endElement(self, name: str) -> None:
        """Passes on the end of what isn't left out."""
        if self._skipped is None:
            self.close(name.rpartition(":")[2], "".join(self._text))
        elif self._depth == self._skipped:
            self._skipped = None
        self._text.clear()
        self._depth -= 1

    def characters(self, content: str) -> None:
        """Gathers text."""
        if self._skipped is None:
            self._text.append(content)


def parse(data: bytes, reader: Markup) -> None:
    """Reads the XML through `reader`; DataError with line and column where it breaks."""
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parse as parse_safely

    _look_before(data)
    try:
        parse_safely(io.BytesIO(data), reader, forbid_dtd=True)
    except DefusedXmlException as error:
        raise DataError("graphs.xml.dtd") from error
    except xml.sax.SAXParseException as error:
        line, place = error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1
        raise DataError("graphs.xml.broken", line=line, place=place) from error
    except (LookupError, ValueError) as error:  # a declared encoding that Python lacks
        raise DataError("graphs.xml.encoding") from error


def needed(given: dict[str, str], name: str, what: str, line: int) -> str:
    """The value of an attribute that an element can't do without."""
    value = given.get(name, "")
    if not value.strip():
        raise DataError("graphs.xml.lacks", line=line, what=what, name=name)
    return value


def _look_before(data: bytes) -> None:
    """Refuse what is no XML, and text or a tag longer than any that means something."""
    head = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip()
    what = what_it_is(data)
    if what and not head.lower().startswith(b"<?xml"):
        raise DataError("graphs.xml.other", what=what)
    if b"<" not in data[:4096]:
        raise DataError("graphs.xml.none")
    for start in range(0, len(data), MAX_GAP):
        if data.find(b"<", start, start + MAX_GAP) < 0 and len(data) - start >= MAX_GAP:
            line = data.count(b"\n", 0, start) + 1
            raise DataError("graphs.xml.long_text", line=line, limit=MAX_GAP)
