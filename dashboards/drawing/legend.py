"""What the map's lines, shapes and colours mean."""

from dashboards.frame import html, labels
from graph.base.words import say
from graph.drawing.difference import LINES as DIFFERENCES
from graph.drawing.picture import LINES, SIGNS


def legend(colours: tuple[tuple[int, str, int], ...], colour_by: str) -> None:
    """The legend of a picture: lines by tie type, shapes by sector, colours as picked."""
    html.draw(
        "legend",
        words={
            "lines": say("pages.map.lines"),
            "shapes": say("pages.map.shapes"),
            "colours": say(f"pages.map.colours_{colour_by}"),
        },
        lines=[
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        shapes=[(sign, labels.term("sector", sector)) for sector, sign in SIGNS.items()],
        colours=[(place, word, labels.count(count)) for place, word, count in colours],
    )


def differences() -> None:
    """The legend of the picture of two days: each line with its sign."""
    lines = [
        (word, line.get("label", ""), say(f"changes.{word}")) for word, line in DIFFERENCES.items()
    ]
    html.draw("differences", lines=lines, actors=[say("changes.came"), say("changes.went")])
