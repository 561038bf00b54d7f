"""One day's network as a file of its own: the map as it is drawn, its sentence, its tables.

It holds what may be given to others: no contacts, notes, activities or judgements of anybody, and
where persons are left out (`Filters.persons`) nothing that was counted with them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from graph import actors, drawing, network, settings
from graph.base import labels
from graph.base.errors import NotFound
from graph.base.words import language, say
from graph.drawing import COLOUR_BY
from graph.export import standalone
from graph.export.timeline import named, of_one_state
from graph.journal.state import State
from graph.network import EVERYTHING, Filters, Snapshot, Source

if TYPE_CHECKING:
    from pandas import DataFrame

PICTURE = ("rows", "people", "folded", "lines", "legend", "nodes")
NODE = (
    "id", "label", "shape", "color", "size", "x", "y", "rank", "kind", "sector", "area", "colours",
    "community", "issues", "degree", "degree_rank", "betweenness", "betweenness_rank", "strength",
)  # fmt: skip
"""Of what the map of the page is sent, that which leaves."""

FOLD = re.compile(r"fold:[0-9]+")


@dataclass(frozen=True)
class Shown:
    """All that the file shows, in one language. lead: its sentence; picture: JSON for the browser;
    people, ties: its tables, as `actors.people` and `network.ties` have them; left_out: how many
    actors are not drawn; view: how it is drawn, as the browser has it.

    network: the name of the managed network, None where it has none. head: the hash of the last
    batch of the journal. known: the past moment as of which it was known, in words.
    """

    on: date
    lead: str
    picture: str
    people: "DataFrame"
    ties: "DataFrame"
    left_out: int
    view: dict[str, Any]
    network: str | None
    head: str | None
    known: str | None
    filters: tuple[tuple[str, str], ...]
    persons: bool
    focus: str | None
    steps: int


@dataclass(frozen=True)
class Way:
    """The way to the same page in another language."""

    href: str
    lang: str
    name: str


def shown(
    source: Source,
    on: date,
    filters: Filters = EVERYTHING,
    focus: str | None = None,
    steps: int = 1,
    view: Mapping[str, Any] | None = None,
) -> Shown:
    """The network of a day under `filters`, in the language in force, of one state of the database.

    focus: only the actors within so many `steps` of this one; NotFound where it isn't there. view:
    how it is drawn, as the address of the map has it. Conflict as `of_one_state`.
    """
    return of_one_state(
        source, on, filters, lambda snapshot, now: _shown(snapshot, now, focus, steps, view or {})
    )


def _shown(
    snapshot: Snapshot, now: State, focus: str | None, steps: int, view: Mapping[str, Any]
) -> Shown:
    people = actors.people(snapshot)
    at_middle = people[people["uid"] == focus]
    if focus and at_middle.empty:
        raise NotFound("sharing.no_focus")
    drawn = drawing.of_day(snapshot, language(), focus, steps if focus else 0)
    picture = _outward(drawn.text)
    inside = people[people["uid"].isin(drawn.drawn)]
    ties = network.ties_among(snapshot, tuple(sorted(drawn.drawn)))
    known = snapshot.source.known
    return Shown(
        on=snapshot.on,
        lead=lead(
            _tied_within(inside, ties) if focus else people,
            len(ties) if focus else network.count(snapshot)["ties"],
            snapshot.on,
        ),
        picture=json.dumps(picture, ensure_ascii=False, separators=(",", ":")),
        people=inside,
        ties=ties,
        left_out=drawn.left_out,
        view=_drawn_as(view, picture),
        network=settings.network_name(snapshot),
        head=now.head or None,
        known=known.moment.text() if known else None,
        filters=named(snapshot),
        persons=snapshot.filters.persons,
        focus=str(at_middle.iloc[0]["name"]) if focus else None,
        steps=steps,
    )


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


def _drawn_as(view: Mapping[str, Any], picture: Mapping[str, Any]) -> dict[str, Any]:
    """The view with what is in the picture: an address may name whoever is not."""
    legend = picture["legend"]
    colour = view.get("colour") if view.get("colour") in COLOUR_BY else COLOUR_BY[0]
    there = {node["id"] for node in picture["nodes"]} | {row[0] for row in picture["rows"]}
    hides = {f"level:{level}" for level, *_ in legend["levels"]}
    hides |= {f"shape:{sector}" for sector, _ in legend["shapes"]}
    hides |= {f"{by}:{place}" for by, rows in legend["colours"].items() for place, *_ in rows}
    kept = {name: view[name] for name in ("size", "weak", "unfolded") if name in view}
    return kept | {
        "colour": colour,
        "selected": view.get("selected") if view.get("selected") in there else None,
        "hidden": [each for each in view.get("hidden", ()) if each in hides],
        "open": [each for each in view.get("open", ()) if FOLD.fullmatch(each)],
    }


def write_view(file: IO[bytes], what: Shown) -> None:
    """Writes the file as UTF-8, in the language in force."""
    file.write(html(what).encode("utf-8"))


def html(what: Shown, other: Way | None = None) -> str:
    """The whole file. other: where it can be had in another language, for one that is served."""
    colour = what.view["colour"]
    data = {
        "picture": what.picture,
        "view": what.view,
        "panel": {"links": {}, "movable": False},
        "height": "window",
        "words": drawing.words(),
        "times": None,
    }
    return standalone.page(
        "view.html",
        data,
        *PARTS,
        words=_words(what, colour),
        legend=standalone.legend(json.loads(what.picture)["legend"]["colours"][colour]),
        lead=what.lead,
        narrowed=narrowed(what),
        columns={
            "partners": [say(f"sharing.column.{name}") for name in PARTNERS],
            "ties": [say(f"sharing.column.{name}") for name in TIES],
        },
        partners=list(_partners(what.people)),
        ties=list(_ties(what.ties)),
        other=other,
    )


def policy() -> str:
    """The content security policy of the file."""
    return standalone.policy(*PARTS)


PARTS = ("view.js", "view.css")
PARTNERS = ("name", "kind", "sector", "area", "tied")
TIES = ("one", "other", "type", "since", "about")


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


def narrowed(what: Shown) -> list[str]:
    """Sentences: what part of the network is shown."""
    said = standalone.only(what.filters, what.persons)
    if what.focus:
        said.append(say("sharing.around", name=what.focus, steps=labels.count(what.steps)))
    if what.left_out:
        drawn = labels.count(len(what.people))
        said.append(say("map.page.left_out", drawn=drawn, left=labels.count(what.left_out)))
    if what.known:
        said.append(say("export.readme.known", moment=what.known))
    return said


def _words(what: Shown, colour: str) -> dict[str, str]:
    name = what.network or say("timeline.file.no_name")
    day = labels.day(what.on)
    return standalone.words(colour, what.head) | {
        "title": name,
        "hint": say("map.page.hint"),
        "partners": say("sharing.partners", count=len(what.people)),
        "ties": say("sharing.ties", count=len(what.ties)),
        "foot": say("sharing.foot", name=name, day=day),
        "left": say("sharing.left"),
    }


Rows = Iterator[tuple[str, Sequence[str]]]


def _partners(people: "DataFrame") -> Rows:
    order = people.sort_values(["degree", "uid"], ascending=[False, True])
    for row in order.to_dict("records"):
        yield (
            row["uid"],
            (
                row["name"],
                labels.term("kind", row["kind"]),
                labels.term("sector", row["sector"]),
                row["area_name"] or labels.DASH,
                labels.count(row["degree"]),
            ),
        )


def _ties(ties: "DataFrame") -> Rows:
    for row in ties.to_dict("records"):
        yield (
            row["uid"],
            (
                row["start_name"],
                row["end_name"],
                labels.term("type", row["type"]),
                labels.day(row["since"], row["since_precision"]),
                row["about_name"] or labels.DASH,
            ),
        )
