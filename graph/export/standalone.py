"""One HTML file that stands alone: it opens from a disk, with nothing to load.

Names leave as JSON or as escaped text. The page's own policy lets no script run but those that are
written here, known by their hashes, and lets nothing be fetched.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from graph import drawing
from graph.base import labels
from graph.base.templates import templates
from graph.base.words import language, say
from graph.drawing.parts import HERE as DRAWING
from graph.drawing.picture import COLOURS, LINES, SIGNS

SEAL = 12
"""So many letters of the journal's head are shown."""

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page(template: str, data: Any, script: str, style: str, **facts: Any) -> str:
    """The template of `graph/drawing` as a whole file, in the language in force.

    data: what `script` finds as JSON in the element `network`. script, style: files of that folder
    beside those of the drawing. facts: what the template is filled with besides.
    """
    scripts, whole = _parts(script, style)
    return (
        templates(DRAWING)
        .get_template(template)
        .render(
            language=language(),
            policy=policy(script, style),
            style=whole,
            frame=drawing.frame(),
            scripts=scripts,
            data=embedded(data),
            **facts,
        )
    )


@cache
def policy(script: str, style: str) -> str:
    """The content security policy of such a file."""
    scripts, whole = _parts(script, style)
    allowed = " ".join(_hash(each) for each in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(whole)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _parts(script: str, style: str) -> tuple[list[str], str]:
    """Its scripts in their order, and its style."""
    scripts = [_library(), drawing.script(), (DRAWING / script).read_text("utf-8")]
    colours = "".join(f".colour-{n}{{background:{c}}}" for n, c in enumerate(COLOURS))
    own = [(DRAWING / name).read_text("utf-8") for name in ("standalone.css", style)]
    return scripts, "".join((drawing.style(), *own, colours))


def embedded(value: Any) -> str:
    """JSON that can stand in a script element: no character of it ends one, or opens a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def words(colour: str, head: str | None) -> dict[str, str]:
    """What every such file says: of its legend, of the records, of the library."""
    plain = {word: say(f"timeline.file.{word}") for word in ("script", "library")}
    return plain | {
        "seal": say("timeline.file.seal", seal=(head or labels.DASH)[:SEAL]),
        "lines": say("map.page.lines"),
        "shapes": say("map.page.shapes"),
        "colours": say(f"map.page.colours_{colour}"),
    }


def legend(colours: Sequence[tuple[int, str, int]]) -> dict[str, Any]:
    """What the signs mean. colours: rows (place in COLOURS, word, actors)."""
    return {
        "lines": [
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        "shapes": [(sign, labels.term("sector", sector)) for sector, sign in SIGNS.items()],
        "colours": [(n, word, labels.count(many)) for n, word, many in colours],
    }


def only(filters: Sequence[tuple[str, str]], no_persons: bool) -> list[str]:
    """Sentences: the filters that are set, as (name, what it is set to), and whether persons are
    left out."""
    said = []
    if filters:
        named = ", ".join(f"{say(f'export.filters.{n}')} {_value(n, v)}" for n, v in filters)
        said.append(say("timeline.file.only", filters=named))
    return [*said, say("sharing.no_persons")] if no_persons else said


def _value(name: str, value: str) -> str:
    return labels.term(name, value) if name in ("sector", "type") else value


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _library() -> str:
    """vis-network with its licence at the top; a line ends as a browser reads it."""
    text = drawing.library().read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")
