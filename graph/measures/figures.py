"""Every figure, declared once: what it is called, how it is computed, where it is shown.

`figures.toml` beside this file has one table a figure, in the order of the scorecard. Whoever adds
a figure writes its function and its table: the scorecard, the tables, tiles and curves of the
pages, the commands and the reference follow. A faulty table fails at once, by its name.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from graph.base.words import LANGUAGES, language

FILE = Path(__file__).with_suffix(".toml")

WHOSE = ("network", "directed", "group", "actor", "role")
SHOWN = ("count", "number", "share", "list", "levels", "word")
PLACES = ("table", "compared", "banded", "card")
WORDS = ("label", "definition", "formula", "source")

Bilingual = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure.

    name: in JSON and CSV. whose, and what its function takes and gives:
        network: the network → a value, None where it is not defined.
        directed: the same, of the arcs; only where asked for.
        group: a `composition.Grouped` → a number or None.
        actor: the network → an array, one value an actor, by uid.
        role: the network and a group an actor → a table in which the figure is a column.
    shown: what the value is: a count, a number, a share (0–1; in percent on tiles and side by
        side), a list (how many), the shares of the levels of ties, or a word.
    decimals: in tables and on cards; 3 where left out, of a count 0.
    places: table: of the page of strength. compared: two networks side by side, and before and
        after a trial. banded: with the band in which it may lie, had everyone answered. card: of
        an actor.
    tile: its place among the tiles of the page of strength; by_part: among the columns of
        `saan strength --by`; None for neither.
    label, definition, formula, source: Thai and English. heading: of its column in `saan actors`.
    """

    name: str
    whose: str
    function: Callable[..., Any]
    shown: str
    decimals: int
    places: tuple[str, ...] = ()
    tile: int | None = None
    by_part: int | None = None
    label: Bilingual
    definition: Bilingual
    formula: Bilingual
    source: Bilingual
    heading: Bilingual | None = None

    @property
    def plotted(self) -> bool:
        """Whether its values over time are a curve."""
        return self.shown in ("count", "number", "share")

    def text(self, part: str, lang: str | None = None) -> str:
        """Its label, definition, formula, source or heading, in `lang` or the language in force.

        Without a heading of its own, the label.
        """
        return str((getattr(self, part) or self.label)[lang or language()])


def figure(name: str) -> Figure:
    """A figure by its name; KeyError for an unknown one."""
    return declared()[name]


def figures(*whose: str, place: str | None = None) -> tuple[Figure, ...]:
    """The figures of these, of all where left out; only those shown in a place, where given."""
    return tuple(
        each
        for each in declared().values()
        if each.whose in (whose or WHOSE) and (place is None or place in each.places)
    )


def tiles() -> tuple[Figure, ...]:
    """The figures on the tiles of the page of strength, in their order."""
    return _placed("tile")


def by_part() -> tuple[Figure, ...]:
    """The figures that `saan strength --by` puts side by side, in their order."""
    return _placed("by_part")


def _placed(where: str) -> tuple[Figure, ...]:
    among = (each for each in declared().values() if getattr(each, where) is not None)
    return tuple(sorted(among, key=lambda each: int(getattr(each, where))))


@cache
def declared(file: Path = FILE) -> dict[str, Figure]:
    """All figures of a file, by name; ValueError that names the figure where one is faulty."""
    tables = tomllib.loads(file.read_text("utf-8"))
    return {name: _figure(name, table) for name, table in tables.items()}


def _figure(name: str, table: dict[str, Any]) -> Figure:
    try:
        return Figure(name=name, **_checked(table))
    except (ValueError, TypeError, AttributeError, ImportError) as error:
        raise ValueError(f"figure {name}: {error}") from error


def _checked(table: dict[str, Any]) -> dict[str, Any]:
    places = tuple(table.get("places", ()))
    for part, given, allowed in (
        ("whose", {table.get("whose")}, WHOSE),
        ("shown", {table.get("shown")}, SHOWN),
        ("places", set(places), PLACES),
    ):
        if not given <= set(allowed):
            raise ValueError(f"{part} must be of {', '.join(allowed)}")
    for part in (*WORDS, *({"heading"} & table.keys())):
        for lang in LANGUAGES:
            if not table.get(part, {}).get(lang):
                raise ValueError(f"no {part} in {lang}")
    module, _, measure = table.get("function", "").rpartition(".")
    if not module:
        raise ValueError("function must be the module and the name of one, as counts.density")
    function = getattr(import_module(f"graph.measures.{module}"), measure)
    decimals = table.get("decimals", 0 if table["shown"] == "count" else 3)
    return table | {"function": function, "places": places, "decimals": decimals}
