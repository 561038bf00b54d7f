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
from graph.export.timeline import Animation

SEAL = 12
"""So many letters of the journal's head are shown."""
HEIGHT = 720

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_animation(file: IO[bytes], animation: Animation) -> None:
    """Writes the animation as UTF-8, in the language in force."""
    file.write(html(animation).encode("utf-8"))


def html(animation: Animation) -> str:
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
            data=embedded(_data(animation)),
            words=_words(animation),
            legend=_legend(animation),
            left_out=left_out(animation),
        )
    )


def left_out(animation: Animation) -> list[str]:
    """Sentences: what part of the network the file shows, and what it doesn't hold."""
    said = []
    if animation.filters:
        names = ", ".join(
            f"{say(f'export.filters.{n}')} {_value(n, v)}" for n, v in animation.filters
        )
        said.append(say("timeline.file.only", filters=names))
    if animation.picture.left_out:
        left = labels.count(animation.picture.left_out)
        drawn = labels.count(animation.counts["actors"])
        said.append(say("timeline.left_out", drawn=drawn, left=left))
    if animation.timeline.coarser:
        asked, taken = (
            say(f"timeline.by_{unit}").lower()
            for unit in (animation.timeline.asked, animation.timeline.unit)
        )
        said.append(say("timeline.coarser", asked=asked, taken=taken))
    return [*said, say("timeline.file.left")]


def embedded(value: Any) -> str:
    """JSON that can stand in a script element: no character of it ends one, or opens a tag."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _data(animation: Animation) -> dict[str, Any]:
    return {
        "nodes": animation.picture.drawing.nodes,
        "edges": animation.picture.drawing.edges,
        "selected": None,
        "height": HEIGHT,
        "words": drawing.words(through_time=True),
        "times": drawing.times(animation.timeline, animation.on, animation.now),
    }


def _words(animation: Animation) -> dict[str, str]:
    name = animation.network or say("timeline.file.no_name")
    last = labels.day(animation.timeline.days[-1])
    plain = {w: say(f"timeline.file.{w}") for w in ("about", "hint", "click", "script", "library")}
    return plain | {
        "name": name,
        "title": say("timeline.file.title", name=name),
        "foot": say("timeline.file.foot", name=name, day=last),
        "seal": say("timeline.file.seal", seal=(animation.head or labels.DASH)[:SEAL]),
        "lines": say("map.page.lines"),
        "shapes": say("map.page.shapes"),
        "colours": say(f"map.page.colours_{animation.colour}"),
    }


def _legend(animation: Animation) -> dict[str, Any]:
    return {
        "lines": [
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        "shapes": [(sign, labels.term("sector", sector)) for sector, sign in SIGNS.items()],
        "colours": [(n, word, labels.count(many)) for n, word, many in animation.picture.colours],
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
