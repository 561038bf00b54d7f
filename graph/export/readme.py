"""What an export of tables says about itself: what it holds, and what it leaves out."""

from collections.abc import Iterator

from graph.base.dates import iso, show
from graph.base.words import say
from graph.export.selection import Selection
from graph.export.tables import Losses
from graph.kinds import Contact
from graph.kinds.vocabulary import tables, values

FILTERS = {"issue": "issues", "area": "areas", "sector": None, "network": "networks"}
"""The filters, and the kind of record that each names."""

UNWRITTEN = ("distinct", "postponements", "mappings", "findings")
"""Kinds of records that no table holds."""


def lines(selection: Selection, contacts: bool, losses: Losses, lang: str) -> Iterator[str]:
    """The sentences, what it is first, then what is left out."""
    yield say("export.readme.what", lang)
    yield say("export.readme.back", lang)
    yield from stands(selection, lang)
    yield from narrowed(selection, lang)
    yield from left_out(selection, contacts, losses, lang)


def stands(selection: Selection, lang: str) -> Iterator[str]:
    """As of which moment it was known, and the head of the journal's chain."""
    if selection.moment:
        yield say("export.readme.known", lang, moment=selection.moment.text(lang))
    if selection.head:
        batch = f"b{selection.batches}"
        yield say("export.readme.head", lang, batch=batch, head=selection.head)


def narrowed(selection: Selection, lang: str) -> Iterator[str]:
    """The day and the filters, where there are any."""
    if selection.on:
        day = show(selection.on, "day", "th") if lang == "th" else iso(selection.on, "day")
        yield say("export.readme.on", lang, day=day)
    chosen = []
    for filter_, kind in FILTERS.items():
        if value := getattr(selection.filters, filter_):
            name = getattr(selection.known.of(kind).get(value), "name", "") if kind else ""
            named = f"{name} ({value})" if name else _sector(value, lang)
            chosen.append(f"{say(f'export.filters.{filter_}', lang)}: {named}")
    if types := selection.filters.types:
        named = ", ".join(values("type")[kind] if lang == "th" else kind for kind in types)
        chosen.append(f"{say('export.filters.type', lang)}: {named}")
    if chosen:
        yield say("export.readme.filters", lang, filters="; ".join(chosen))
    if not selection.whole:
        yield say("export.readme.others", lang)


def left_out(selection: Selection, contacts: bool, losses: Losses, lang: str) -> Iterator[str]:
    """What reading the tables into an empty database does not give."""
    known = selection.known
    yield say("export.readme.journal", lang)
    if contacts and known.of(Contact):
        yield say("export.readme.personal", lang)
    if known.of(Contact) and not contacts:
        yield say("export.readme.contacts", lang, count=len(known.of(Contact)))
    for kind in UNWRITTEN:
        if count := len(known.of(kind)):
            yield say(f"export.readme.{kind}", lang, count=count)
    for kind, count in sorted(losses.rows.items()):
        yield say("export.readme.rows", lang, table=_table(kind, lang), count=count)
    for (kind, column), count in sorted(losses.cells.items()):
        yield say(
            "export.readme.cells",
            lang,
            table=_table(kind, lang),
            column=tables()[kind].thai.get(column, column) if lang == "th" else column,
            count=count,
        )


def graph(notes: bool, lang: str) -> Iterator[str]:
    """What a graph format leaves out."""
    yield say("export.readme.graph", lang)
    if not notes:
        yield say("export.readme.notes", lang)


def _sector(value: str, lang: str) -> str:
    return values("sector").get(value, value) if lang == "th" else value


def _table(kind: str, lang: str) -> str:
    return tables()[kind].names[0] if lang == "th" else kind
