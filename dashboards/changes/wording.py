"""Two days compared: the numbers, and rows in words."""

from collections.abc import Callable, Sequence

import pandas as pd

from dashboards.frame import address, labels
from dashboards.frame.blocks import Tile
from graph.base.words import say
from graph.changes.between import OF_ACTORS, OF_PAIRS, Changes
from graph.changes.by_part import COUNTS, Part

COLUMNS = ("change", "one_name", "other_name", "before", "after")


def pick(actor: str | None, tie: str | None) -> None:
    """What was clicked in the picture: a pair goes into the URL."""
    one, _, other = (tie or "").partition("\t")
    address.put(selected=actor, one=one or None, other=other or None)


def figures(found: Changes) -> list[Tile]:
    """Pairs added, ended, tightened, loosened, and the share that stayed."""
    rows = [
        Tile(say(f"changes.{word}"), labels.count(len(getattr(found, word)))) for word in OF_PAIRS
    ]
    return [*rows, Tile(say("changes.page.jaccard"), labels.share(found.jaccard))]


def pairs(found: Changes, name: Callable[[str], str]) -> pd.DataFrame:
    """One row a pair that changed: change, one, other (uids), names, levels before and after."""
    rows = [
        {
            "change": say(f"changes.{word}"),
            "one": each[0],
            "other": each[1],
            "one_name": name(each[0]),
            "other_name": name(each[1]),
            "before": labels.term("type", each[2]) if each[2] else labels.DASH,
            "after": labels.term("type", each[3]) if each[3] else labels.DASH,
        }
        for word in OF_PAIRS
        for each in getattr(found, word)
    ]
    return pd.DataFrame(rows)


def actors(found: Changes, name: Callable[[str], str]) -> pd.DataFrame:
    """One row an actor who came or went: change, uid, name."""
    rows = [
        {"change": say(f"changes.page.{word}"), "uid": uid, "name": name(uid)}
        for word in OF_ACTORS
        for uid in getattr(found, word)
    ]
    return pd.DataFrame(rows)


def pair_columns() -> dict[str, str]:
    """Column → heading of `pairs`."""
    headings = ("change", "one", "other", "before", "after")
    return {
        column: say(f"changes.columns.{heading}")
        for column, heading in zip(COLUMNS, headings, strict=True)
    }


def parts(found: Sequence[Part], by: str) -> pd.DataFrame:
    """One row a part: its name and its counts."""
    return pd.DataFrame(
        [
            {
                "part": _part_name(row, by),
                **{name: getattr(row, name) for name in COUNTS},
                "jaccard": labels.share(row.jaccard),
            }
            for row in found
        ]
    )


def part_columns() -> dict[str, str]:
    """Column → heading of `parts`."""
    return {name: say(f"changes.columns.{name}") for name in ("part", *COUNTS, "jaccard")}


def _part_name(row: Part, by: str) -> str:
    if by != "sector":
        return row.name
    return labels.term("sector", row.uid) if row.uid else say("changes.page.between_sectors")
