"""Rows of any kind of record, read as its fields are declared."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Any

from graph.base.dates import When
from graph.base.errors import DataError
from graph.intake.draft import Draft, Given
from graph.intake.newcomers import leave_out
from graph.intake.people import several
from graph.intake.spans import check_order, period
from graph.intake.tables.line import Line
from graph.kinds import MAX_TEXT, Field, ManagedNetwork
from graph.kinds.registry import columns, dated, key_of
from graph.kinds.vocabulary import read_frequency, read_word

CARRIED = {"id", "ids", "source", "since", "until"}
"""Columns that every row is read for in one way."""

Check = Callable[[Line, Given], None]
Several = tuple[list[str | None], ...]


def plan_plain(
    draft: Draft, kind: str, check: Check = lambda line, given: None, apart: Sequence[str] = ()
) -> None:
    """Merge the tables of a kind, known by its key.

    check: of a row and what it states. apart: columns for one partner each; where a cell names
    several, the row states a record of each.
    """
    uids = {key_of(kind, vars(record)): uid for uid, record in draft.known.of(kind).items()}
    for line in draft.lines(kind):
        common = stated(draft, line, kind, *apart)
        if kind in dated():
            common |= period(line)
        named = tuple(ends(draft, line, c, *columns(kind)[c].refers) for c in apart)
        own = line.id()
        for one in product(*named):
            given = common | {c: uid for c, uid in zip(apart, one, strict=True) if uid}
            check(line, given)
            key = key_of(kind, given)
            find = partial(uids.get, key)
            uid = draft.identify(kind, one_id(own, named, one), find)
            uid = uid or draft.make_uid(kind, *key)
            check_order(line, given, draft.current[kind].get(uid))
            if draft.put(kind, uid, line, given):
                uids[key] = uid


def ends(draft: Draft, line: Line, column: str, *kinds: str) -> list[str | None]:
    """Those that a cell for one names; several only where it is sure that they are."""

    def known(name: str) -> bool:
        return any(draft.knows(kind, name) for kind in kinds or ("actors",))

    text = line.need(column)
    if text is None or known(text):
        return [draft.refer(line, column, text, *kinds)]
    named = several(line, column, known, alone=True)
    return [draft.refer(line, column, name, *kinds) for name in named or ()]


def one_id(own: str | None, stated: Several, one: tuple[str | None, ...]) -> str | None:
    """The id of one of several records that a row states."""
    more = [each for each, among in zip(one, stated, strict=True) if len(among) > 1]
    return "/".join((own, *map(str, more))) if own else None


def stated(draft: Draft, line: Line, kind: str, *but: str) -> Given:
    """The fields that a row states, as they are declared; `but`: columns read otherwise."""
    given: Given = {}
    for column, field in columns(kind).items():
        if column in CARRIED or column in but:
            continue
        if field.holds == "day":
            if when := line.when(column, end=field.last):
                day = _last(when) if field.last else when.first
                given |= {field.name: day, f"{field.name}_precision": when.precision}
        elif (value := read(draft, line, field)) is not None:
            given[field.name] = value
    return given


def _last(when: When) -> date | None:
    return when.after - timedelta(days=1) if when.after else None


def read(draft: Draft, line: Line, field: Field) -> Any:
    """What a row states in one field that is no day; None for nothing."""
    if field.refers:
        return _several(draft, line, field) if field.several else _one(draft, line, field)
    return plain(line, field)


def plain(line: Line, field: Field) -> Any:
    """What a row states in a field that is neither a day nor a reference; None for nothing."""
    column = field.column or ""
    if field.name in ("name", "title"):
        return line.name(column)
    if field.required and line.need(column, field.limit) is None:
        return None
    if field.holds == "flag":
        word = line.word(column, field.vocabulary)
        return None if word is None else word == "yes"
    if field.vocabulary == "frequency":
        return _frequency(line, column)
    if field.holds in ("number", "whole"):
        number = line.number(column, *field.range)
        return round(number) if number is not None and field.holds == "whole" else number
    if field.several:
        return _words(line, field) if field.vocabulary else line.many(column)
    if field.vocabulary:
        return line.word(column, field.vocabulary)
    return line.lines(column) if field.long else line.text(column)


def _frequency(line: Line, column: str) -> float | None:
    text = line.text(column)
    if text is None:
        return None
    try:
        return read_frequency(text)
    except DataError as error:
        line.reject(column, error, text)
        return None


def _words(line: Line, field: Field) -> tuple[str, ...] | None:
    """The values that several words are read as, ascending."""
    column = field.column or ""
    named = line.many(column)
    if named is None:
        return None
    found = set()
    for name in named:
        try:
            found.add(read_word(field.vocabulary, name).value)
        except DataError as error:
            line.reject(column, error, name)
    return tuple(sorted(found))


def _one(draft: Draft, line: Line, field: Field) -> str | None:
    column = field.column or ""
    if field.implied:
        return network(draft, line)
    text = line.need(column) if field.required else line.text(column)
    before = len(line.errors)
    found = _named_by(draft, line, field, text)
    if (
        field.refers == ("areas",)
        and field.required
        and text
        and found is None
        and len(line.errors) == before
    ):
        line.fail(column, "intake.area.unknown", text, text=text)
    return found


def _several(draft: Draft, line: Line, field: Field) -> tuple[str, ...] | None:
    column = field.column or ""
    named = _named(draft, line, field)
    if not named and field.asked:
        if named is None:
            line.need(column, MAX_TEXT)
        else:
            heading = line.place(column).column
            line.fail(column, "intake.cell.required", column=heading)
        return None
    if named is None:
        return None
    found = [uid for name in named if (uid := _named_by(draft, line, field, name))]
    if field.asked and not found and not line.errors:
        leave_out(line, column, "intake.newcomers.nobody_left", line.text(column, MAX_TEXT))
    return tuple(found) if field.in_order else tuple(sorted(set(found)))


def _named_by(draft: Draft, line: Line, field: Field, text: str | None) -> str | None:
    """The uid of what a text names; an area is found by an address too."""
    column = field.column or ""
    if field.refers == ("areas",):
        return draft.area(line, column, text, "intake.area.left_out")
    return draft.refer(line, column, text, *field.refers)


def _named(draft: Draft, line: Line, field: Field) -> tuple[str, ...] | None:
    """The texts of a cell that refers to several; of partners, as people write lists of them."""
    column = field.column or ""
    if "actors" not in field.refers:
        return line.many(column)
    return several(line, column, lambda text: any(draft.knows(k, text) for k in field.refers))


def network(draft: Draft, line: Line) -> str | None:
    """The managed network a row belongs to: the one it names, else the only one there is."""
    if named := line.text("network"):
        return draft.refer(line, "network", named, "networks")
    return only(draft, line)


def only(draft: Draft, line: Line) -> str | None:
    """The uid of the only network there is; None, told, where there is none or another."""
    uids = list(draft.records(ManagedNetwork))
    if len(uids) == 1:
        return uids[0]
    key = f"{'worksheets' if line.table.worksheet else 'intake'}.network"
    fail = line.fail_together if line.table.worksheet else line.fail
    fail("network", f"{key}.{'which' if uids else 'none'}")
    return None
