"""What a view shows, of partners or of areas: its sentences, its picture, its tables.

It is what may be given to others: no contacts, notes, activities or judgements of anybody, and
where persons are left out (`Filters.no_persons`) nothing that was counted with them.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph import actors, drawing, issues, network
from graph.base import labels
from graph.base.errors import NotFound
from graph.base.words import language, say
from graph.network import Snapshot

if TYPE_CHECKING:
    from pandas import DataFrame

    from graph.issues.located import ByArea

PICTURE = ("rows", "people", "folded", "lines", "legend", "nodes", "areas", "pairs")
NODE = (
    "id", "label", "shape", "color", "size", "x", "y", "rank", "kind", "sector", "area", "colours",
    "community", "issues", "degree", "degree_rank", "betweenness", "betweenness_rank", "strength",
    "partners", "elsewhere", "within", "lies",
)  # fmt: skip
"""Of what the map of the page is sent, that which leaves."""

PARTNERS = ("name", "kind", "sector", "area", "tied")
TIES = ("one", "other", "type", "since", "about")
AREAS = ("name", "partners", "within", "between", "tied")


@dataclass(frozen=True)
class Table:
    """title: of so many rows; columns: headings. rows: what a row picks on the map (None: nothing),
    and its cells."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Viewed:
    """In the language in force. lead: the sentence; narrowed: sentences on what part is shown;
    picture: what the map is sent. counts: of what is in it, by kind."""

    lead: str
    narrowed: tuple[str, ...]
    picture: dict[str, Any]
    tables: tuple[Table, ...]
    counts: dict[str, int]


def of_partners(snapshot: Snapshot, focus: str | None, steps: int) -> Viewed:
    """The network of the day. focus: only the actors within so many `steps` of this one; NotFound
    where it isn't there."""
    people = actors.people(snapshot)
    at_middle = people[people["uid"] == focus]
    if focus and at_middle.empty:
        raise NotFound("sharing.no_focus")
    drawn = drawing.of_day(snapshot, language(), focus, steps if focus else 0)
    inside = people[people["uid"].isin(drawn.drawn)]
    ties = network.ties_among(snapshot, tuple(sorted(drawn.drawn)))
    narrowed = []
    if focus:
        name = at_middle.iloc[0]["name"]
        narrowed.append(say("sharing.around", name=name, steps=labels.count(steps)))
    if drawn.left_out:
        few, left = labels.count(len(inside)), labels.count(drawn.left_out)
        narrowed.append(say("sharing.left_out", drawn=few, left=left))
    return Viewed(
        lead=lead(
            _tied_within(inside, ties) if focus else people,
            len(ties) if focus else network.count(snapshot)["ties"],
            snapshot.on,
        )
        if drawn.drawn
        else _nobody(snapshot),
        narrowed=tuple(narrowed),
        picture=_outward(drawn.text),
        tables=(_partners(inside), _ties(ties)),
        counts={"actors": len(inside), "ties": len(ties)},
    )


def of_areas(snapshot: Snapshot, level: str) -> Viewed:
    """The network of the day by provinces, districts or subdistricts."""
    found, people = issues.by_area(snapshot, level), actors.directory(snapshot)
    here = people[people["uid"].isin([uid for place in found.places for uid in place.partners])]
    areas = [
        (row["uid"], (row["name"], *(labels.count(row[n]) for n in AREAS[1:4]), row["tied"]))
        for row in area_rows(found).to_dict("records")
    ]
    headings = tuple(say(f"map.areas.column.{name}") for name in AREAS)
    nowhere = worded("nowhere", level, room="sharing", count=labels.count(found.nowhere))
    return Viewed(
        lead=area_lead(found, level, snapshot.on) if areas else _nobody(snapshot),
        narrowed=(nowhere,) if found.nowhere else (),
        picture=_outward(drawing.of_areas(snapshot, language(), level).text),
        tables=(
            Table("areas", say("sharing.areas", count=len(areas)), headings, tuple(areas)),
            _partners(here, picks=False),
        ),
        counts={"areas": len(areas), "actors": len(here)},
    )


def lead(people: "DataFrame", ties: int, on: date) -> str:
    """How many actors and ties there are on the day, and who has the most."""
    facts = {"day": labels.day(on), "actors": labels.count(len(people))}
    if people.empty:
        return say("map.page.nobody", day=facts["day"])
    top = people.sort_values(["degree", "uid"], ascending=[False, True]).iloc[0]
    if not ties:
        return say("map.page.no_ties", **facts)
    return say(
        "map.page.lead",
        **facts,
        ties=labels.count(ties),
        name=top["name"],
        most=labels.count(top["degree"]),
    )


def area_lead(found: "ByArea", level: str, on: date) -> str:
    """How many actors are in how many areas, and how many pairs are tied within and between."""
    within = sum(place.within for place in found.places)
    between = sum(each.pairs for each in found.between)
    return worded(
        "lead" if within + between else "lead_untied",
        level,
        day=labels.day(on),
        actors=labels.count(sum(len(place.partners) for place in found.places)),
        areas=labels.count(len(found.places)),
        within=labels.count(within),
        between=labels.count(between),
    )


def area_rows(found: "ByArea") -> "DataFrame":
    """One row an area, that with the most partners first, with the area it is tied to most."""
    from pandas import DataFrame

    names = {place.uid: place.name for place in found.places}
    pairs: dict[str, dict[str, int]] = {uid: {} for uid in names}
    for each in found.between:
        pairs[each.one][each.other] = pairs[each.other][each.one] = each.pairs
    rows = [
        {
            "uid": place.uid,
            "name": place.name,
            "partners": len(place.partners),
            "within": place.within,
            "between": sum(pairs[place.uid].values()),
            "tied": ", ".join(names[uid] for uid in _most(pairs[place.uid])),
        }
        for place in found.places
    ]
    table = DataFrame(rows, columns=["uid", *AREAS])
    return table.sort_values(["partners", "uid"], ascending=[False, True])


def _most(pairs: dict[str, int]) -> list[str]:
    return sorted(pairs, key=lambda uid: (-pairs[uid], uid))[:3]


def worded(key: str, level: str, room: str = "map.areas", **facts: str) -> str:
    """A sentence on areas of a level; of only one, where the facts count one."""
    only = "1" in (facts.get("areas"), facts.get("count"))
    words = {
        name: say(f"map.areas.{number}_{level}")
        for name, number in (("one", "one"), ("many", "one" if only else "many"))
    }
    return say(f"{room}.{key}", **(words | facts))


def _nobody(snapshot: Snapshot) -> str:
    return say("sharing.nobody", day=labels.day(snapshot.on))


def _tied_within(people: "DataFrame", ties: "DataFrame") -> "DataFrame":
    """The actors with the number of those among them to whom they are tied as `degree`."""
    partners: dict[str, set[str]] = {uid: set() for uid in people["uid"]}
    for one, other in zip(ties["start"], ties["end"], strict=True):
        if one != other:
            partners[one].add(other)
            partners[other].add(one)
    return people.assign(degree=[len(partners[uid]) for uid in people["uid"]])


def _outward(text: str) -> dict[str, Any]:
    """The picture with what may leave, and nothing else."""
    whole = json.loads(text)
    nodes = [{name: node[name] for name in NODE if name in node} for node in whole["nodes"]]
    return {name: whole[name] for name in PICTURE if name in whole} | {"nodes": nodes}


def _partners(people: "DataFrame", picks: bool = True) -> Table:
    order = people.sort_values(["degree", "uid"], ascending=[False, True])
    rows = [
        (
            row["uid"] if picks else None,
            (
                row["name"],
                labels.term("kind", row["kind"]),
                labels.term("sector", row["sector"]),
                row["area_name"] or labels.DASH,
                labels.count(row["degree"]),
            ),
        )
        for row in order.to_dict("records")
    ]
    return _table("partners", PARTNERS, rows)


def _ties(ties: "DataFrame") -> Table:
    rows = [
        (
            row["uid"],
            (
                row["start_name"],
                row["end_name"],
                labels.term("type", row["type"]),
                labels.day(row["since"], row["since_precision"]),
                row["about_name"] or labels.DASH,
            ),
        )
        for row in ties.to_dict("records")
    ]
    return _table("ties", TIES, rows)


def _table(
    name: str, columns: Iterable[str], rows: Sequence[tuple[str | None, tuple[str, ...]]]
) -> Table:
    headings = tuple(say(f"sharing.column.{column}") for column in columns)
    return Table(name, say(f"sharing.{name}", count=len(rows)), headings, tuple(rows))
