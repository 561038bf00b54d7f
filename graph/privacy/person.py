"""What is held of one partner, and forgetting them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graph import accounts, past
from graph.base.errors import NotFound
from graph.conditions import personal
from graph.journal import erase
from graph.journal.erase import Erasure
from graph.journal.selected import Selected
from graph.journal.transaction import Note, Written
from graph.kinds import Actor, Contact, Record
from graph.network import Source
from graph.privacy import ledger
from graph.privacy.forgetting import WIDE, Forgetting
from graph.rights import need
from graph.store import Work


@dataclass(frozen=True)
class Held:
    """All that tells of a partner. erasure: the records and the journal's rows that do.

    bearers: others whose own names hold one of theirs, as {kind, uid, name}; these stay.
    """

    actor: Actor
    forgetting: Forgetting
    erasure: Erasure
    bearers: Sequence[dict[str, Any]]

    @property
    def records(self) -> list[tuple[str, Record]]:
        """The records, with their kinds."""
        return [(each.kind, each.before) for each in self.erasure.changes if each.before]


def held(source: Source, uid: str, also: Collection[str] = ()) -> Held:
    """What is held of the actor. also: further texts that mean them, such as a nickname. NotFound
    where there is no such actor, and where they were forgotten."""
    need("administer")
    store = source.store
    actor, contacts = store.read(lambda work: _read(work, uid), "edit")
    if actor is None:
        forgotten = ledger.when(source.home, uid)
        key = "privacy.already" if forgotten else "privacy.nobody"
        raise NotFound(key, actor=uid, at=forgotten)
    names = [text for text in (actor.name, *actor.aliases) if len(text) >= WIDE]
    marks = [text.lower() for text in names]
    bearers = store.rows("privacy/bearers", uid=uid, marks=marks)
    shared = {text for text in names for row in bearers if text in row["names"]}
    forgetting = Forgetting(actor, contacts, shared, also)
    told = [{"kind": r["kind"], "uid": r["uid"], "name": r["names"][0]} for r in bearers]
    return Held(actor, forgetting, erase.found(store, forgetting), told)


def forget(source: Source, found: Held, note: Note) -> Written:
    """Takes every trace of them out of records, journal, accounts, rounds and copies of the past;
    the entry that says so. Forbidden but for administrators; Conflict where theirs is the last
    account that may administer.

    Files of the database keep what was overwritten until it is made anew (`backup.rebuild`), and
    backups what they hold until they go.
    """
    need("administer")
    book = accounts.there(source.home)
    if book:
        book.may_lose(book.of(found.forgetting.uids))
    written = erase.erase(source.store, found.forgetting, note)
    past.forget(source)
    if book:
        book.forget(found.forgetting.uids, found.forgetting.pseudonym)
    personal.forget(source.home, found.forgetting.uids, found.forgetting.said)
    ledger.add(source.home, found.forgetting.uids)
    return written


def _read(work: Work, uid: str) -> tuple[Actor | None, list[Contact]]:
    selected = Selected(work)
    selected.some("actors", [uid])
    actor = selected.records(Actor).get(uid)
    if actor:
        selected.some("contacts", (), [uid])
    return actor, list(selected.records(Contact).values())
