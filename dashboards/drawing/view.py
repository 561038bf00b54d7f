"""How the map is drawn, as its address says."""

from collections.abc import Callable

from graph.drawing import COLOUR_BY

LISTS = {"hidden": "hide", "open": "open"}
"""What of the view is a list, and its name in the URL."""

BESIDE = ("issues", "areas", "activities")
SIZE_BY = ("degree", "betweenness", "strength")


def view(given: Callable[[str], str | None]) -> dict[str, object]:
    """The view of the map that an address asks for. given: the value of one of its parameters."""
    weak = given("weak") or ""
    size, colour, beside = (given(name) for name in ("size", "colour", "beside"))
    return {
        "selected": given("selected"),
        "colour": colour if colour in COLOUR_BY else COLOUR_BY[0],
        "size": size if size in SIZE_BY else SIZE_BY[0],
        "weak": int(weak) if weak.isdecimal() and int(weak) <= 90 else 0,
        "second": beside if beside in BESIDE else "",
        "unfolded": given("fold") == "no",
        "bodies": given("bodies") == "1",
        **{name: _list(given(word)) for name, word in LISTS.items()},
    }


def _list(text: str | None) -> list[str]:
    return [each for each in (text or "").split(",") if each]
