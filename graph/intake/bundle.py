"""Bringing files in, step by step: look at them, check them, see the plan, write it.

What the Data page does; `saan import` takes the same steps at once.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import duplicates
from graph.base import config
from graph.base.errors import Conflict
from graph.base.progress import Progress, silent
from graph.base.words import language
from graph.intake import Plan, ReadOptions, read, resolve_source
from graph.intake.archive import safe_name
from graph.intake.clean import write_clean
from graph.intake.graphs import Proposal
from graph.intake.lists import ListProposal
from graph.intake.preview import Look, look
from graph.intake.write import fingerprint, load, names, planned
from graph.journal import Note, Written
from graph.kinds import Change, Field, Record, Records
from graph.kinds.registry import fields, references
from graph.kinds.vocabulary import said
from graph.store import Store

EXAMPLES = 4


@dataclass(frozen=True)
class Upload:
    """A file as it was handed over: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Bundle:
    """Files that are brought in together, and how. areas: Thailand's areas go first."""

    uploads: tuple[Upload, ...]
    read_options: ReadOptions = field(default_factory=ReadOptions)
    areas: bool = False
    update: bool = False
    take_sound: bool = False
    source: str | None = None


@dataclass(frozen=True)
class Example:
    """One change of a plan, in words: what, whom, and each field before and after."""

    kind: str
    action: str  # created, changed
    label: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Checked:
    """The plan of a bundle, some of its changes as examples, and how graph files are read."""

    plan: Plan
    examples: tuple[Example, ...]
    proposals: tuple[Proposal | ListProposal, ...] = ()


def looks(bundle: Bundle) -> list[Look]:
    """How the files read: see `graph.intake.preview`."""
    with _laid_out(bundle) as paths:
        return look(paths, bundle.read_options)


def check(store: Store, bundle: Bundle) -> Checked:
    """What bringing the files in would do; nothing is written."""
    with _laid_out(bundle) as paths:
        reading = read(paths, bundle.read_options)
        _, records, made = planned(
            store,
            reading,
            update=bundle.update,
            take_sound=bundle.take_sound,
            source=bundle.source,
            table=duplicates.table(config.home()),
        )
    return Checked(made, tuple(_examples(made, records)), reading.proposals)


def bring_in(
    store: Store,
    bundle: Bundle,
    who: str,
    why: str | None,
    expected: dict[str, dict[str, int]],
    progress: Progress = silent,
) -> tuple[Plan, Written | None]:
    """Write the plan. Conflict where it has become another one than was `expected`.

    expected: the counts that were shown.
    """

    def same_as_shown(made: Plan) -> None:
        if made.counts != expected:
            raise Conflict("data.moved")

    with _laid_out(bundle) as paths:
        note = Note(who, "page", why or None, fingerprint(paths), names(paths))
        return load(
            store,
            read(paths, bundle.read_options),
            note,
            update=bundle.update,
            take_sound=bundle.take_sound,
            source=bundle.source,
            before_write=same_as_shown,
            progress=progress,
        )


def clean_book(bundle: Bundle, renamed: dict[str, str]) -> bytes:
    """The files as they were mended, as one workbook; renamed: see `graph.intake.clean`."""
    with tempfile.TemporaryDirectory(prefix="saan-") as folder, _laid_out(bundle) as paths:
        path = Path(folder) / "clean.xlsx"
        write_clean(path, paths[bundle.areas :], bundle.read_options, renamed)
        return path.read_bytes()


@contextmanager
def _laid_out(bundle: Bundle) -> Iterator[list[Path]]:
    """The uploads as files of one folder that goes away afterwards; a name's second in its own."""
    with tempfile.TemporaryDirectory(prefix="saan-") as folder:
        paths = [resolve_source("areas:th")] if bundle.areas else []
        for number, upload in enumerate(bundle.uploads):
            path = Path(folder) / safe_name(upload.name)
            if path.exists():
                path = Path(folder) / str(number) / path.name
                path.parent.mkdir()
            path.write_bytes(upload.data)
            paths.append(path)
        yield paths


def _examples(made: Plan, records: Records) -> Iterator[Example]:
    after = {(c.kind, c.uid): c.after for c in made.changes}
    shown: dict[tuple[str, str], int] = {}
    for change in made.changes:
        action = "created" if change.before is None else "changed"
        place = change.kind, action
        shown[place] = shown.get(place, 0) + 1
        if shown[place] <= EXAMPLES:
            yield Example(
                change.kind,
                action,
                _label(change, after, records),
                tuple(_fields(change, after, records)) if change.before else (),
            )


def _label(change: Change, after: dict[tuple[str, str], Record | None], records: Records) -> str:
    """A record in a few words: its name, or the names of those it stands between."""
    record: Any = change.after
    if hasattr(record, "name"):
        return str(record.name)

    between = [f for f in references(change.kind).values() if f.required and not f.implied]
    parts = [_name(f.refers, getattr(record, f.name), after, records) for f in between]
    return " – ".join(parts) or str(getattr(record, "title", getattr(record, "text", record.uid)))


def _fields(
    change: Change, after: dict[tuple[str, str], Record | None], records: Records
) -> Iterator[tuple[str, str, str]]:
    """Field, before and after: who is referred to by name, and words of the program in words."""
    before, now = vars(change.before), vars(change.after)
    declared = fields(change.kind)
    for key, value in now.items():
        if before[key] != value:
            field = declared[key]
            was, becomes = (_shown(field, v, after, records) for v in (before[key], value))
            yield key, was, becomes


def _shown(
    field: Field, value: Any, after: dict[tuple[str, str], Record | None], records: Records
) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, tuple):
        return "; ".join(_shown(field, each, after, records) for each in value)
    if field.refers:
        return _name(field.refers, str(value), after, records)
    return said(field.vocabulary, value, language()) if field.vocabulary else str(value)


def _name(
    kinds: tuple[str, ...], uid: str, after: dict[tuple[str, str], Record | None], records: Records
) -> str:
    found = (after.get((kind, uid)) or records.of(kind).get(uid) for kind in kinds)
    return next((str(getattr(one, "name", uid)) for one in found if one), uid)
