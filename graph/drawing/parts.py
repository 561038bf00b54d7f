"""The files of the drawing, as texts: markup without data, style, script, and vis-network."""

from importlib.util import find_spec
from pathlib import Path

from graph.base.words import say

HERE = Path(__file__).parent
BUTTONS = ("closer", "farther", "whole", "png")


def frame() -> str:
    """The markup in which a network is drawn: tools, ground, and the bar of time."""
    return (HERE / "frame.html").read_text("utf-8")


def style() -> str:
    """Its style; colours and type come from the `--st-` properties of the page around it."""
    return "".join((HERE / f"{name}.css").read_text("utf-8") for name in ("frame", "timebar"))


def script() -> str:
    """The classes `Mount` (one drawing) and `TimeBar`; nothing runs by itself."""
    return "".join((HERE / f"{name}.js").read_text("utf-8") for name in ("drawing", "timebar"))


def library() -> Path:
    """The vis-network script inside the installed pyvis package, which is not imported."""
    spec = find_spec("pyvis")
    inside = (spec and spec.submodule_search_locations) or []
    return sorted(p for s in inside for p in Path(s).glob("lib/vis-*/vis-network.min.js"))[-1]


def words() -> dict[str, str]:
    """What the drawing says, in the language in force."""
    return {word: say(f"map.page.{word}") for word in ("label", "file", *BUTTONS)}
