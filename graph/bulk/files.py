"""The importer's CSV files: records as nodes and relationships, and the journal beside them."""

import csv
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from graph.base.progress import Progress
from graph.bulk.layout import linked, properties
from graph.journal import Note, chain
from graph.journal.fingerprint import Fingerprint
from graph.kinds import Change, Record, declared
from graph.kinds.registry import fields

BATCH = 20_000  # rows of a batch, as the door writes at most in one
BETWEEN = "\x1f"  # of the texts of a list: no text holds a control character
BATCHES = {
    "format": "long",
    "counter": "long",
    "number": "long",
    "write": "string",
    "who": "string",
    "channel": "string",
    "why": "string",
    "file_hash": "string",
    "rows": "long",
    "digest": "string",
    "previous": "string",
    "hash": "string",
    "at": "datetime",
}
SHEETS = ("records", "kinds", "actions", "afters", "salts", "hashes")


@dataclass
class Made:
    """What was written: the files, their longest line, and what the database must then hold."""

    fingerprint: str = ""
    batches: int = 0
    rows: int = 0
    head: str = ""
    longest: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    nodes: list[str] = field(default_factory=list)
    relationships: list[str] = field(default_factory=list)
    lines: bool = False  # whether a text runs over several lines


def write(folder: Path, changes: Sequence[Change], note: Note, progress: Progress) -> Made:
    """Writes the files of what `changes` create, in their order."""
    networks = frozenset(change.uid for change in changes if change.kind == "networks")
    with ExitStack() as stack:
        files = _Files(folder, stack)
        made, print_ = files.made, Fingerprint()
        write_uid, stream = uuid.uuid4().hex, iter(changes)
        while part := list(islice(stream, BATCH)):
            rows = [chain.row_of(change) for change in part]
            for change, row in zip(part, rows, strict=True):
                print_.add(change.kind, row["after"])
                assert change.after is not None
                _put(files, change.kind, change.after, networks)
                made.counts[change.kind] = made.counts.get(change.kind, 0) + 1
            _journal(files, rows, note, write_uid, last=made.rows + len(rows) == len(changes))
            progress(made.rows, len(changes))
        made.fingerprint = print_.value()
    return made


class _Files:
    """One file for each layout, made when its first row comes."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.made = Made()
        self._folder = folder
        self._stack = stack
        self._writers: dict[str, Any] = {}

    def row(self, name: str, header: Callable[[], list[str]], node: bool) -> Callable[..., Any]:
        """What writes a row of that file."""
        if name not in self._writers:
            path = self._folder / f"{name}.csv"
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(file, lineterminator="\n").writerow
            self._writers[name](header())
            (self.made.nodes if node else self.made.relationships).append(path.name)
        writer: Callable[..., Any] = self._writers[name]
        return writer


def _put(files: _Files, kind: str, record: Record, networks: frozenset[str]) -> None:
    values = list(_values(files.made, kind, record))
    about = declared(kind)
    type_ = getattr(record, about.typed_by) if about.typed_by else ""
    if about.label:
        label = BETWEEN.join(filter(None, (about.label, type_.capitalize())))

        def header() -> list[str]:
            return [f"uid:ID({kind})", *_header(properties(kind)), "version:long", ":LABEL"]

        files.row(kind, header, True)([record.uid, *values, 1, label])
        _put_links(files, kind, record)
        return
    assert about.ends
    first, last = (getattr(record, end) for end in about.ends)
    start_kind, end_kind = (fields(kind)[end].refers[0] for end in about.ends)
    if end_kind == "networks" and last not in networks:
        end_kind = "actors"  # of a membership

    def ends() -> list[str]:
        named = [f":START_ID({start_kind})", f":END_ID({end_kind})", ":TYPE", "uid:string"]
        return [*named, *_header(properties(kind)), "version:long"]

    row = files.row(f"{kind}-{end_kind}", ends, False)
    row([first, last, type_ or about.relationships[0], record.uid, *values, 1])


def _put_links(files: _Files, kind: str, record: Record) -> None:
    for link, uid in linked(kind, record):
        (to,) = link.refers
        ends = (to, kind) if link.inward else (kind, to)
        pair = (uid, record.uid) if link.inward else (record.uid, uid)
        _link(files, ends, link.by, pair)


def _link(files: _Files, ends: tuple[str, str], type_: str, pair: tuple[str, str]) -> None:
    def header() -> list[str]:
        return [f":START_ID({ends[0]})", f":END_ID({ends[1]})", ":TYPE"]

    files.row("-".join((*ends, type_.lower())), header, False)([*pair, type_])


def _values(made: Made, kind: str, record: Record) -> Iterator[Any]:
    values = vars(record)
    for name in properties(kind):
        value = values[name]
        if value is None or value == ():
            yield None
        elif isinstance(value, tuple):
            yield BETWEEN.join(value)
        elif isinstance(value, bool):
            yield "true" if value else "false"
        else:
            if isinstance(value, str):
                made.longest = max(made.longest, len(value))
                made.lines = made.lines or "\n" in value
            yield value


def _journal(
    files: _Files, rows: list[dict[str, Any]], note: Note, write_uid: str, last: bool
) -> None:
    made = files.made
    number = made.batches + 1
    uid = f"b{number}"
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    batch: dict[str, Any] = {
        "format": chain.FORMAT,
        "counter": 1 if last else 0,
        "uid": uid,
        "number": number,
        "write": write_uid,
        "who": note.who,
        "channel": note.channel,
        "why": note.why,
        "file_hash": note.file_hash,
        "rows": len(rows),
        "digest": chain.digest(row["hash"] for row in rows),
        "previous": made.head,
        "at": at,
    }
    batch["hash"] = chain.batch_hash(batch, at)
    header = ["uid:ID(batches)", *_header(BATCHES), ":LABEL"]
    values = [batch[name] for name in BATCHES]
    files.row("batches", lambda: header, True)([uid, *values, "Batch"])
    for sheet in chain.sheets(uid, rows):
        _sheet(files, uid, sheet)
    made.lines = made.lines or "\n" in f"{note.who}{note.why}"
    made.batches, made.rows, made.head = number, made.rows + len(rows), batch["hash"]


def _sheet(files: _Files, batch: str, sheet: dict[str, Any]) -> None:
    def header() -> list[str]:
        lists = [f"{name}:string[]" for name in SHEETS]
        return ["uid:ID(changes)", "first:long", *lists, ":LABEL"]

    lists = [BETWEEN.join(sheet[name]) for name in SHEETS]
    files.made.longest = max(files.made.longest, *map(len, lists))
    files.row("changes", header, True)([sheet["uid"], sheet["first"], *lists, "Change"])
    _link(files, ("changes", "batches"), "IN_BATCH", (sheet["uid"], batch))


def _header(types: dict[str, str]) -> list[str]:
    return [f"{name}:{type_}" for name, type_ in types.items()]
