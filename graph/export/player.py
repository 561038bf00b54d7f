"""The network through time as one HTML file that plays from a disk, with nothing to load."""

from typing import IO, Any

from graph import drawing
from graph.base import labels
from graph.base.words import say
from graph.export import standalone
from graph.export.timeline import Animation

HEIGHT = 720


def write_animation(file: IO[bytes], animation: Animation) -> None:
    """Writes the animation as UTF-8, in the language in force."""
    file.write(html(animation).encode("utf-8"))


def html(animation: Animation) -> str:
    """The whole file."""
    return standalone.page(
        "playing.html",
        _data(animation),
        script="player.js",
        style="player.css",
        words=_words(animation),
        legend=standalone.legend(animation.picture.colours),
        left_out=left_out(animation),
    )


def left_out(animation: Animation) -> list[str]:
    """Sentences: what part of the network the file shows, and what it doesn't hold."""
    said = standalone.only(animation.filters, animation.no_persons)
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
    plain = {word: say(f"timeline.file.{word}") for word in ("about", "hint", "click")}
    return (
        plain
        | standalone.words(animation.colour, animation.head)
        | {
            "name": name,
            "title": say("timeline.file.title", name=name),
            "foot": say("timeline.file.foot", name=name, day=last),
        }
    )
