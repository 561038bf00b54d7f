"""The network through time as one HTML file that plays from a disk, with nothing to load.

Names leave as JSON or as escaped text. The page's own policy lets no script run but the three
that are written here, known by their hashes, and lets nothing be fetched.
"""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import IO, Any

from graph import drawing
from graph.base import labels
from graph.base.templates import templates
from graph.base.words import language, say
from graph.drawing.parts import HERE as DRAWING
from graph.drawing.picture import COLOURS, LINES, SIGNS
from graph.export.timeline import Film

SEAL = 12
"""So many letters of the journal's head are shown."""
HEIGHT = 720

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_film(file: IO[bytes], film: Film) -> None:
    """Writes the film as UTF-8, in the language in force."""
    file.write(html(film).encode("utf-8"))


def html(film: Film) -> str:
    """The whole file."""
    scripts = [_library(), drawing.script(), (DRAWING / "player.js").read_text("utf-8")]
    style = _style()
    return (
        templates(DRAWING)
        .get_template("playing.html")
        .render(
            language=language(),
            policy=_policy(scripts, style),
            style=style,
            frame=drawing.frame(),
            scripts=scripts,
            data=embedded(_told(film)),
            words=_words(film),
            legend=_legend(film),
            left_out=left_out(film),
        )
    )


def left_out(film: Film) -> list[str]:
    """Sentences: what part of the network the file shows, and what it doesn't hold."""
    said = []
    if film.filters:
        names = ", ".join(f"{say(f'export.filters.{n}')} {_value(n, v)}" for n, v in film.filters)
        said.append(say("timeline.file.only", filters=names))
    if film.picture.left_out:
        left = labels.count(film.picture.left_out)
        drawn = labels.count(film.counts["actors"])
        said.append(say("timeline.left_out", drawn=drawn, left=left))
    if film.timeline.coarser:
        asked, taken = (
            say(f"timeline.by_{unit}").lower() for unit in (film.timeline.asked, film.timeline.unit)
        )
        said.append(say("timeline.coarser", asked=asked, taken=taken))
    return [*said, say("timeline.file.left")]


def embedded(value: Any) -> str:
    """JSON that can stand in a script element: no character of it ends one, or opens a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _told(film: Film) -> dict[str, Any]:
    return {
        "nodes": film.picture.drawing.nodes,
        "edges": film.picture.drawing.edges,
        "selected": None,
        "height": HEIGHT,
        "words": drawing.words(),
        "times": drawing.times(film.timeline, film.on, film.now),
    }


def _words(film: Film) -> dict[str, str]:
    name = film.network or say("timeline.file.no_name")
    last = labels.day(film.timeline.days[-1])
    plain = {w: say(f"timeline.file.{w}") for w in ("about", "hint", "click", "script", "library")}
    return plain | {
        "name": name,
        "title": say("timeline.file.title", name=name),
        "foot": say("timeline.file.foot", name=name, day=last),
        "seal": say("timeline.file.seal", seal=(film.head or labels.DASH)[:SEAL]),
        "lines": say("map.page.lines"),
        "shapes": say("map.page.shapes"),
        "colours": say(f"map.page.colours_{film.colour}"),
    }


def _legend(film: Film) -> dict[str, Any]:
    return {
        "lines": [
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        "shapes": [(sign, labels.term("sector", sector)) for sector, sign in SIGNS.items()],
        "colours": [(n, word, labels.count(many)) for n, word, many in film.picture.colours],
    }


def _value(name: str, value: str) -> str:
    return labels.term(name, value) if name in ("sector", "type") else value


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


@cache
def _library() -> str:
    """vis-network with its licence at the top; a line ends as a browser reads it."""
    text = drawing.library().read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _style() -> str:
    colours = "".join(f".colour-{n}{{background:{c}}}" for n, c in enumerate(COLOURS))
    return drawing.style() + (DRAWING / "player.css").read_text("utf-8") + colours
