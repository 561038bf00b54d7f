"""The files of the drawing, as texts: markup without data, style, script, and vis-network."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.base import labels
from graph.base.words import say
from graph.drawing.picture import COLOUR_BY, LINES, SHAPES
from graph.kinds.actor import SORTS

HERE = Path(__file__).parent
BUTTONS = ("closer", "farther", "whole", "png", "keys")
STYLES = ("frame", "panel", "timebar")
SCRIPTS = ("drawing", "scene", "folds", "beside", "areas", "names", "light", "panel", "timebar")
SAID = (
    "around", "near", "lone", "members", "others", "ties", "degree", "rank", "first",
    "brokerage", "only", "closest", "open_profile", "open_paths", "open_group",
    "close_group", "close", "size", "size_degree", "size_betweenness", "size_strength", "weak",
    "weaker", "weak_none", "unfolded", "second", "nothing", "gathered", "bodies", "hide",
    "join", "join_whom", "moved", "keep_places", "put_back", "lines", "shapes",
    *(f"colours_{by}" for by in COLOUR_BY),
)  # fmt: skip

AREAS = (
    "lines",
    "partners",
    "elsewhere",
    "pairs",
    "within",
    "tightest",
    "tied",
    "who",
    "open",
    "hint",
)


def frame() -> str:
    """The markup in which a network is drawn: tools, ground, and the bar of time."""
    return (HERE / "frame.html").read_text("utf-8")


def style() -> str:
    """Its style; colours and type come from the `--st-` properties of the page around it."""
    return "".join((HERE / f"{name}.css").read_text("utf-8") for name in STYLES)


def script() -> str:
    """The class `Mount` (one drawing) and those it needs; nothing runs by itself."""
    return "".join((HERE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)


def library() -> Path:
    """The vis-network script inside the installed pyvis package, which is not imported."""
    spec = find_spec("pyvis")
    inside = (spec and spec.submodule_search_locations) or []
    return sorted(p for s in inside for p in Path(s).glob("lib/vis-*/vis-network.min.js"))[-1]


def words(through_time: bool = False) -> dict[str, Any]:
    """What the drawing says, in the language in force; {names} in them are filled in there.

    through_time: the partners of an actor are those of all days together.
    """
    return {
        **{word: say(f"map.page.{word}") for word in ("label", "file", *BUTTONS, *SAID)},
        **({"degree": say("timeline.degree")} if through_time else {}),
        "leaves": say("whatif.page.if_gone"),
        "area": {word: say(f"map.areas.{word}") for word in AREAS},
        "between": say("pages.tie.between"),
        "colour": say("map.page.colour_by"),
        "issues": say("pages.field.issues"),
        "stake": say("stakeholders.told.title"),
        "areas": say("pages.field.area"),
        "strength": say("history.strength.whole"),
        "open_pair": say("forms.ties.pair"),
        "open_tie": say("forms.ties.open_one"),
        "kind": {kind: labels.term("kind", kind) for kind in SORTS},
        "sector": {sector or "": labels.term("sector", sector) for sector in SHAPES},
        "type": {level: labels.term("type", level) for level in LINES},
    }
