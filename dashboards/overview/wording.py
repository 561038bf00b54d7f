"""The network of the day in words: the sentence, and the numbers under it."""

from collections.abc import Sequence

from pandas import DataFrame

from dashboards.frame import labels
from dashboards.frame.blocks import Tile
from graph.base.words import say
from graph.measures import Scorecard


def cut_vertices(people: DataFrame, card: Scorecard) -> dict[str, str]:
    """uid → name of the cut vertices, those most in between first."""
    cut = people[people["uid"].isin(card["cut_vertices"])]
    ranked = cut.sort_values(["betweenness", "uid"], ascending=[False, True])
    return dict(zip(ranked["uid"], ranked["name"], strict=True))


def sentence(card: Scorecard, cut_vertices: Sequence[str]) -> str:
    """The network in one sentence: its size, how much of it hangs together, what it hangs on.

    cut_vertices: their names, the most important first.
    """
    if not card["actors"]:
        return say("overview.page.nobody")
    if not card["pairs"]:
        return say("overview.page.no_ties", actors=labels.count(card["actors"]))
    return say(
        "overview.page.lead" if cut_vertices else "overview.page.lead_safe",
        actors=labels.count(card["actors"]),
        linked=labels.count(round((card["largest_component_share"] or 0) * card["actors"])),
        tight=labels.share(tight_share(card)),
        joints=labels.count(len(cut_vertices)),
        first=cut_vertices[0] if cut_vertices else "",
    )


def figures(
    card: Scorecard, before: Scorecard, years: DataFrame, activities: int, activities_before: int
) -> list[Tile]:
    """Actors, pairs, tight pairs, the largest connected part and activities in the past year."""
    tight = (years["COLLABORATE"] / years["pairs"].where(years["pairs"] > 0)).dropna()
    return [
        Tile(
            say("pages.figure.actors"),
            labels.count(card["actors"]),
            _more(card["actors"], before["actors"]),
            years["actors"].tolist(),
        ),
        Tile(
            say("pages.figure.pairs"),
            labels.count(card["pairs"]),
            _more(card["pairs"], before["pairs"]),
            years["pairs"].tolist(),
        ),
        Tile(
            say("pages.figure.tight"),
            labels.share(tight_share(card)),
            _points(tight_share(card), tight_share(before)),
            tight.tolist(),
        ),
        Tile(
            say("pages.figure.linked"),
            labels.share(card["largest_component_share"]),
            _points(card["largest_component_share"], before["largest_component_share"]),
        ),
        Tile(
            say("pages.figure.activities"),
            labels.count(activities),
            _more(activities, activities_before),
        ),
    ]


def tight_share(card: Scorecard) -> float | None:
    """The share of pairs at COLLABORATE, 0–1; None without pairs."""
    found: float | None = card["tie_mix"]["COLLABORATE"]
    return found


def _more(now: int, before: int) -> str | None:
    if not before:
        return None
    return f"{now - before:+,}" if now != before else say("pages.number.same")


def _points(now: float | None, before: float | None) -> str | None:
    if now is None or before is None:
        return None
    change = round((now - before) * 100)
    return say("pages.number.points", change=f"{change:+}") if change else say("pages.number.same")
