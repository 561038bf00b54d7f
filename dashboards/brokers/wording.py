"""Brokers and bridges as a page tells of them: a sentence, five numbers, rows."""

import pandas as pd

from dashboards.frame import labels
from dashboards.frame.blocks import Tile
from dashboards.frame.dependants import since
from graph.base.words import say
from graph.brokers import Brokers
from graph.brokers.substitutes import Backup
from graph.measures import figure
from graph.network.named import Names

SOLE = 2  # sole bridges named in the sentence
BROKERS = ("name", "share", "between", "role", "alone", "backup", "lost", "since", "degree")
BRIDGES = ("one", "other", "lost", "names", "since")


def sentence(found: Brokers, names: Names, day: str) -> str:
    """On whom introductions hang most, and who can't be done without."""
    if not found.load.pairs:
        return say("brokers.lead.none", day=day)
    first = found.brokers[0]
    facts = {"name": names.name(first.uid), "share": labels.share(first.share), "day": day}
    sole = sorted((each for each in found.brokers if each.lost), key=lambda each: -each.lost)
    alone = [
        say(
            "brokers.lead.sole",
            lost=labels.count(each.lost),
            name=names.name(each.uid),
            since=since(each.since),
        )
        for each in sole[:SOLE]
    ]
    return " ".join([say("brokers.lead.top", **facts), *(alone or [say("brokers.lead.safe")])])


def figures(found: Brokers) -> list[Tile]:
    """The five numbers on top."""
    load = found.load
    shown = {
        "pairs": labels.count(round(load.pairs)),
        "top": labels.share(load.top),
        "on_one": labels.share(load.on_one),
        "concentrated": labels.number(load.concentrated),
        "sole": labels.count(sum(each.lost > 0 for each in found.brokers)),
    }
    return [Tile(say(f"brokers.figure.{name}"), value) for name, value in shown.items()]


def broker_rows(found: Brokers, names: Names, by: str) -> pd.DataFrame:
    """One row a broker, the largest share first."""
    return pd.DataFrame(
        [
            {
                "name": names.name(each.uid),
                "share": labels.share(each.share),
                "between": _between(each.between.between, by, names),
                "role": _role(each.roles),
                "alone": round(each.alone),
                "backup": _backup(each.backup, names),
                "lost": each.lost or None,
                "since": since(each.since) if each.lost else "",
                "degree": each.degree,
            }
            for each in found.brokers
        ],
        columns=list(BROKERS),
    ).astype({"lost": "Int64"})


def bridge_rows(found: Brokers, names: Names) -> pd.DataFrame:
    """One row a bridge, those that most is lost with first."""
    return pd.DataFrame(
        [
            {
                "one": names.name(each.one),
                "other": names.name(each.other),
                "lost": each.lost,
                "names": ", ".join(names.name(uid) for uid in each.names),
                "since": since(each.since),
            }
            for each in found.bridges
        ],
        columns=list(BRIDGES),
    )


def columns(names: tuple[str, ...]) -> dict[str, str]:
    """Headings of these columns."""
    return {name: say(f"brokers.columns.{name}") for name in names}


def _between(groups: tuple[str, str] | None, by: str, names: Names) -> str:
    if groups is None:
        return ""
    one, other = (
        group if by == "community" else labels.group(by, group, names) for group in groups
    )
    return say("brokers.cell.between", one=one, other=other)


def _role(roles: dict[str, int]) -> str:
    """The role in which someone stands between others most often."""
    most = max(roles, key=lambda role: roles[role], default="")
    return figure(most).text("label") if most and roles[most] else ""


def _backup(backup: Backup, names: Names) -> str:
    if backup.uid is None:
        return say("brokers.cell.nobody")
    facts = {"name": names.name(backup.uid), "share": labels.share(backup.share)}
    return say("brokers.cell.backup", **facts)
