"""What is known about one actor or one tie, on a card."""

from typing import Any

from dashboards.frame import due, html, labels
from graph.base.words import say
from graph.measures import figures


def actor(row: Any) -> None:
    """An actor's card. row: of the directory."""
    rows = [
        (say("pages.field.kind"), labels.term("kind", row["kind"])),
        (say("pages.field.sector"), labels.term("sector", row["sector"])),
        (say("pages.field.area"), row["area_name"] or labels.DASH),
        (say("pages.field.issues"), ", ".join(row["issues"]) or labels.DASH),
        (say("pages.field.degree"), labels.count(row["degree"])),
    ]
    if "betweenness" in row:
        rows.append((say("pages.field.betweenness"), labels.number(row["betweenness"], 3)))
    html.draw("facts", title=row["name"], rows=rows)


def tie(row: Any, strengths: Any) -> None:
    """A tie's card. row: of the ties in force; strengths: of all pairs."""
    one, other = sorted((row["start"], row["end"]))
    pair = strengths[(strengths["one"] == one) & (strengths["other"] == other)]
    rows = [
        (say("pages.field.type"), labels.term("type", row["type"])),
        (say("pages.field.since"), labels.day(row["since"], row["since_precision"])),
        (say("pages.field.frequency"), labels.times_a_year(row["frequency"])),
        (say("pages.field.about"), row["about_name"] or labels.DASH),
        (say("pages.field.through"), row["through_name"] or labels.DASH),
    ]
    for each in pair.to_dict("records"):
        rows.append((say("history.strength.whole"), due.strength(each)))
        met = labels.day(each["last_contact"]) if each["last_contact"] else labels.DASH
        rows.append((say("calendar.columns.last_contact"), met))
    between = say("pages.tie.between", start=row["start_name"], end=row["end_name"])
    html.draw("facts", title=between, rows=rows)


def profile(facts: dict[str, Any]) -> None:
    """The facts of an actor's profile."""
    rows = [
        (say("pages.field.kind"), labels.term("kind", facts["kind"])),
        (say("pages.field.sector"), labels.term("sector", facts["sector"])),
        (say("pages.field.area"), ", ".join(facts["areas"]) or facts["place"] or labels.DASH),
        (say("pages.field.issues"), ", ".join(facts["issues"]) or labels.DASH),
        (say("pages.field.since"), labels.day(facts["since"], facts["since_precision"])),
    ]
    if facts["until"]:
        until = labels.last_day(facts["until"], facts["until_precision"])
        rows.append((say("pages.field.until"), until))
    if facts["aliases"]:
        rows.append((say("pages.field.aliases"), "; ".join(facts["aliases"])))
    if facts["note"]:
        rows.append((say("pages.field.note"), facts["note"]))
    html.draw("facts", title="", rows=rows)


def place(row: Any, everyone: Any) -> None:
    """An actor's place in the network: each figure with its rank. row: the actor's."""
    rows = []
    for each in figures("actor", "role", place="card"):
        rank = int((everyone[each.name] > row[each.name]).sum()) + 1
        of = say("pages.place.rank", rank=labels.count(rank), of=labels.count(len(everyone)))
        value = labels.number(row[each.name], each.decimals)
        rows.append((each.text("label"), say("pages.place.row", value=value, rank=of)))
    html.draw("facts", title="", rows=rows)
