"""Takes a whole write back, as a write of its own, unless later ones build on it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.base.errors import Conflict, NotFound
from graph.base.problems import Bilingual
from graph.base.progress import Progress, silent
from graph.base.words import say
from graph.journal.chain import record_of
from graph.journal.history import Entry, entry, moment, rows_of
from graph.journal.retry import write_anew
from graph.journal.transaction import Note, Written
from graph.kinds import KINDS, Change, Record, Records, Round, declared, name_of
from graph.kinds.registry import referred, roots
from graph.rights import current_user, need
from graph.store import Store, Work

SHOWN = 10  # reasons

Check = Callable[[Sequence[Change]], object]
"""Raises where changes can't be, for what lies beside the database."""


def undo(
    store: Store,
    text: str,
    note: Note,
    progress: Progress = silent,
    only: tuple[str, str] | None = None,
    check: Check = bool,
) -> Written:
    """Takes back the write meant by one of its batches, or by itself: all of it, or nothing.

    only: (kind, uid) of the one record whose change is taken back, the kind "" where it doesn't
    matter; the write does not count as taken back then. NotFound where there is no such write, or
    it did not change that record. Conflict, with the reasons, where it was taken back already, or
    where later writes changed or refer to what it wrote. check: what else may stand in its way.
    """
    meant = may_undo(store, text)
    why = note.why or why_of(meant, only)

    def make(work: Work, known: Records) -> list[Change]:
        again = entry(work, meant.write)
        return changes(work, known, again, wanted(work, again, only), check)

    own = replace(note, why=why, undoes=None if only else meant.write)
    written = write_anew(store, make, own, progress)
    if written is None:
        raise Conflict("journal.nothing_to_undo", batch=meant.batch)
    return written


def may_undo(store: Store, text: str) -> Entry:
    """The write that is meant; Forbidden where it is another's, and the user in force may take
    back their own only."""
    meant = store.read(lambda work: entry(work, text))
    if meant.who != current_user().name:
        need("undo_others")
    return meant


def why_of(meant: Entry, only: tuple[str, str] | None) -> str:
    if only:
        return say("journal.undoing_one", batch=meant.batch, record=only[1])
    return say("journal.undoing", batch=meant.batch)


Wanted = dict[tuple[str, str], tuple[Any, Any]]
"""(kind, uid) → the record before a write, and after it."""


def wanted(work: Work, meant: Entry, only: tuple[str, str] | None) -> Wanted:
    """What taking a write back has to bring about; NotFound, Conflict as of `undo`."""
    if meant.undone_by:
        raise Conflict("journal.undone_already", batch=meant.batch, by=meant.undone_by)
    if meant.died:
        raise Conflict("journal.died", batch=meant.batch)
    found = _net(rows_of(work, meant.write))
    if only is None:
        return found
    chosen = {
        (kind, uid): each
        for (kind, uid), each in found.items()
        if uid == only[1] and only[0] in ("", kind)
    }
    if not chosen:
        raise NotFound("journal.no_such_change", batch=meant.batch, record=only[1])
    return chosen


def changes(
    work: Work, known: Records, meant: Entry, wanted: Wanted, check: Check = bool
) -> list[Change]:
    """What to write for it; Conflict, with the reasons, where later writes stand in its way.

    known: at least the records themselves, all that refers to those that go, and all that those
    that come back refer to.
    """
    found, changed = [], []
    for (kind, uid), (before, after) in wanted.items():
        current = known.of(kind).get(uid)
        if current == before:
            continue
        if current != after:
            changed.append((kind, uid))
        found.append(Change(kind, uid, current, before))
    if any(change.kind == "findings" and change.after is None for change in found):
        raise Conflict("governance.never_deleted")
    if any(_opens_again(change) for change in found):
        raise Conflict("conditions.round.never_again")
    check(found)
    trouble = _Trouble(known, found)
    reasons = [_Reason("changed", kind, uid) for kind, uid in changed]
    reasons += trouble.left_hanging()
    if reasons:
        raise _refused(work, known, meant, reasons)
    return found


def _opens_again(change: Change) -> bool:
    """Whether a round would be open again whose answers are gone, or be gone itself."""
    before, after = change.before, change.after
    closed = isinstance(before, Round) and before.closed is not None
    return closed and (not isinstance(after, Round) or after.closed is None)


def _net(rows: Iterator[dict[str, Any]]) -> Wanted:
    """(kind, uid) → the record before the write and after it."""
    texts: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for row in rows:
        key = row["kind"], row["record"]
        first = texts[key][0] if key in texts else row["before"]
        texts[key] = first, row["after"]
    return {
        (kind, uid): (record_of(kind, before), record_of(kind, after))
        for (kind, uid), (before, after) in texts.items()
    }


@dataclass(frozen=True)
class _Reason:
    """how: "changed" since; "refers" to `to`, which would go; "lacks" `to`, which is gone."""

    how: str
    kind: str
    uid: str
    to: str = ""


class _Trouble:
    """References that would lead nowhere once the changes were made."""

    def __init__(self, known: Records, changes: list[Change]) -> None:
        self.known = known
        self.after = {(c.kind, c.uid): c.after for c in changes}
        self.dropped = {(c.kind, c.uid) for c in changes if c.after is None}

    def left_hanging(self) -> list[_Reason]:
        """Records that would refer to what is not there."""
        return [*self._of_the_dropped(), *self._of_the_restored()]

    def _of_the_dropped(self) -> Iterator[_Reason]:
        if not self.dropped:
            return
        for kind in KINDS:
            for uid, record in self.known.of(kind).items():
                if (kind, uid) in self.after:
                    continue
                for kinds, to in referred(kind, record):
                    if any((each, to) in self.dropped for each in kinds):
                        yield _Reason("refers", kind, uid, to)
                        break

    def _of_the_restored(self) -> Iterator[_Reason]:
        for (kind, uid), record in self.after.items():
            if record is None:
                continue
            for kinds, to in referred(kind, record):
                if not any(self._will_be(each, to) for each in kinds):
                    yield _Reason("lacks", kind, uid, to)
                    break

    def _will_be(self, kind: str, uid: str) -> bool:
        return (kind, uid) not in self.dropped and (
            uid in self.known.of(kind) or self.after.get((kind, uid)) is not None
        )


def _refused(work: Work, known: Records, meant: Entry, reasons: list[_Reason]) -> Conflict:
    shown = reasons[:SHOWN]
    later = work.rows("journal/later", records=sorted({r.uid for r in shown}), number=meant.number)
    by = {(row["kind"], row["record"]): row for row in later}
    lines = {
        lang: [
            _sentence(known, reason, by.get((reason.kind, reason.uid)), lang) for reason in shown
        ]
        for lang in ("th", "en")
    }
    rest = len(reasons) - len(shown)
    for lang, each in lines.items():
        if rest:
            each.append(say("journal.more_reasons", lang, count=rest))
    why = Bilingual(*("\n".join(f"- {line}" for line in lines[lang]) for lang in ("th", "en")))
    return Conflict("journal.built_on", batch=meant.batch, count=len(reasons), reasons=why)


def _sentence(known: Records, reason: _Reason, row: dict[str, Any] | None, lang: str) -> str:
    what = label(known, reason.kind, reason.uid, lang)
    by = (
        say("journal.by", lang, who=row["who"], at=moment(row["at"], lang), batch=row["batch"])
        if row
        else ""
    )
    to = _name(known, reason.to) if reason.to else ""
    return say(f"journal.reason_{reason.how}", lang, what=what, to=to, by=by)


def label(known: Records, kind: str, uid: str, lang: str) -> str:
    """A record in a few words: its kind, its name or whom it concerns, its uid."""
    record = known.of(kind).get(uid)
    word = say(f"kinds.{kind}.many", lang)
    if record is None:
        return f"{word} {uid}"
    named = None if declared(kind).personal else _own_name(record)
    if named is None:
        named = " – ".join(dict.fromkeys(_name(known, to) for _, to in referred(kind, record)))
    return f"{word} “{named}” ({uid})"


def _own_name(record: Record) -> str | None:
    return getattr(record, "name", None) or getattr(record, "title", None)


def _name(known: Records, uid: str) -> str:
    for kind in reversed(roots()):
        if found := known.of(kind).get(uid):
            return name_of(found)
    return uid
