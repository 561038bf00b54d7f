"""One day's network as a file of its own: the map as it is drawn, its sentence, its tables."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from graph import drawing, settings
from graph.base import labels
from graph.base.words import say
from graph.drawing import COLOUR_BY
from graph.export import standalone
from graph.export.timeline import named, of_one_state
from graph.export.viewed import Viewed, of_areas, of_partners
from graph.journal.state import State
from graph.network import EVERYTHING, Filters, Snapshot, Source

FOLD = re.compile(r"fold:[0-9]+")
PARTS = ("view.js", "view.css")


@dataclass(frozen=True)
class Shown:
    """All that the file shows, in one language. narrowed: sentences on what part of the network it
    is; view: how it is drawn, as the browser has it.

    network: the name of the managed network, None where it has none. head: the hash of the last
    batch of the journal.
    """

    on: date
    viewed: Viewed
    narrowed: tuple[str, ...]
    view: dict[str, Any]
    network: str | None
    head: str | None


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
    areas: str | None = None,
) -> Shown:
    """The network of a day under `filters`, in the language in force, of one state of the database.

    focus, steps: as `of_partners`; areas: of which level they are shown in place of partners. view:
    how it is drawn, as the address of the map has it. Conflict as `of_one_state`.
    """

    def made(snapshot: Snapshot, now: State) -> Shown:
        viewed = of_areas(snapshot, areas) if areas else of_partners(snapshot, focus, steps)
        return _shown(snapshot, now, viewed, view or {})

    return of_one_state(source, on, filters, made)


def _shown(snapshot: Snapshot, now: State, viewed: Viewed, view: Mapping[str, Any]) -> Shown:
    only = standalone.only(named(snapshot), snapshot.filters.no_persons)
    said = [*only, *viewed.narrowed]
    if known := snapshot.source.known:
        said.append(say("export.readme.known", moment=known.moment.text()))
    return Shown(
        on=snapshot.on,
        viewed=viewed,
        narrowed=tuple(said),
        view=_drawn_as(view, viewed.picture),
        network=settings.network_name(snapshot),
        head=now.head or None,
    )


def _drawn_as(view: Mapping[str, Any], picture: Mapping[str, Any]) -> dict[str, Any]:
    """The view with what is in the picture: an address may name whoever is not."""
    legend = picture["legend"]
    colour = view.get("colour") if view.get("colour") in COLOUR_BY else COLOUR_BY[0]
    there = {node["id"] for node in picture["nodes"]} | {row[0] for row in picture.get("rows", ())}
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
    viewed, colour = what.viewed, what.view["colour"]
    data = {
        "picture": json.dumps(viewed.picture, ensure_ascii=False, separators=(",", ":")),
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
        words=_words(what),
        legend=standalone.legend(viewed.picture["legend"]["colours"].get(colour, ())),
        lead=viewed.lead,
        narrowed=what.narrowed,
        tables=viewed.tables,
        other=other,
    )


def policy() -> str:
    """The content security policy of the file."""
    return standalone.policy(*PARTS)


def _words(what: Shown) -> dict[str, str]:
    name = what.network or say("timeline.file.no_name")
    return standalone.words(what.view["colour"], what.head) | {
        "title": name,
        "hint": say("map.page.hint"),
        "foot": say("sharing.foot", name=name, day=labels.day(what.on)),
        "left": say("sharing.left"),
    }
