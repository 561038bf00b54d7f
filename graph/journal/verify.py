"""Looks the journal through: whether every entry is as it was written, and what is on record is
what the entries say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.base.errors import Conflict, Misuse
from graph.base.words import say
from graph.journal import stream
from graph.journal.batches import ERASED, Chain, Trouble, entries
from graph.journal.look import Look, without
from graph.journal.replay import Key
from graph.journal.reservation import is_reserved
from graph.journal.shapes import strange
from graph.kinds import KINDS
from graph.store import Store

TOLD = 20  # troubles
TRIES = 5
HASH = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True)
class Verdict:
    """batches: how many were looked through. head: the end of the chain.

    broken: the first thing that is not as it was written, a batch or a record, and `what` of a
    `Trouble` it is. troubles: the first twenty; count: how many there are.
    stands: of a hash that was asked for, the last batch it is the hash of, "" where it is none's;
    None where none was asked for. after: batches after that one.
    """

    batches: int
    head: str
    broken: str | None = None
    what: str | None = None
    troubles: tuple[Trouble, ...] = ()
    count: int = 0
    stands: str | None = None
    after: int = 0


def verify(store: Store, head: str | None = None) -> Verdict:
    """All that is not as it was written, or that nothing is; others may write meanwhile.

    head: a hash that was kept, or its first twelve digits or more: where it stands in the chain.
    Misuse where it is none; Conflict while a whole database is being put in.
    """
    begun, kept = _state(store), _asked(head)
    total = begun["batches"]
    look = Look()
    chain, stands = look.chain, None
    until = total if type(total) is int else None
    for entry in entries(store, until=until):
        look.follow(entry)
        if kept and chain.head.startswith(kept):
            stands = str(entry.batch.get("uid")), chain.batches
    settled = chain.batches
    for kind in KINDS:
        for record in stream.records(store, kind):
            look.compare(kind, record.uid, record.text)
    state, touched, erased = _caught_up(store, chain, settled)
    if erased:  # what was read before is not what is left
        return verify(store, head)
    found = [
        *chain.end(settled),
        *of_end(chain, state),
        *extra(store),
        *without(look.differing(lambda: entries(store, until=settled)), touched),
        *strange(store),
    ]
    made = Verdict(chain.batches, _text(state["head"]), **_first(found))
    if not kept:
        return made
    uid, number = stands or ("", chain.batches)
    return Verdict(**vars(made) | {"stands": uid, "after": chain.batches - number})


def sentences(found: Verdict, lang: str | None = None) -> list[str]:
    """Every trouble that is told, or that there is none; where the hash stands."""
    facts: dict[str, Any] = {"count": found.batches, "head": found.head or "–"}
    lines = [
        say(f"journal.broken_{each.what}", lang, batch=name(each, lang), **facts)
        for each in found.troubles
    ]
    if found.count > len(lines):
        lines.append(say("journal.more_troubles", lang, more=found.count - len(lines)))
    if not lines:
        lines.append(say("journal.whole", lang, **facts))
    if found.stands is not None:
        how = "nowhere" if not found.stands else "inside" if found.after else "end"
        lines.append(
            say(f"journal.hash_{how}", lang, batch=found.stands, after=found.after, **facts)
        )
    return lines


def name(trouble: Trouble, lang: str | None = None) -> str:
    """The batch, or the record with its kind in words."""
    if trouble.kind:
        return f"{say(f'kinds.{trouble.kind}.many', lang)} “{trouble.record or '?'}”"
    return trouble.batch or "–"


def _first(found: list[Trouble]) -> dict[str, Any]:
    found = list(dict.fromkeys(found))
    if not found:
        return {}
    first = found[0]
    broken = f"{first.kind} {first.record}" if first.kind else first.batch or "–"
    told = tuple(found[:TOLD])
    return {"broken": broken, "what": first.what, "troubles": told, "count": len(found)}


def _state(store: Store) -> dict[str, Any]:
    (state,) = store.rows("journal/state")
    if not state["batches"] and is_reserved(_text(state["writing"])):
        raise Conflict("journal.busy")
    return state


def _asked(head: str | None) -> str | None:
    if head is None:
        return None
    said = head.strip().lower()
    if not HASH.fullmatch(said):
        raise Misuse("journal.no_hash", text=head)
    return said


def _caught_up(store: Store, chain: Chain, after: int) -> tuple[dict[str, Any], set[Key], bool]:
    """The journal's state now, the chain followed up to it; the records written since, and whether
    something was erased."""
    (state,) = store.rows("journal/state")
    touched: set[Key] = set()
    erased = False
    if type(state["batches"]) is int and state["batches"] > after:
        for entry in entries(store, after, state["batches"]):
            chain.follow(entry)
            touched |= {(row["kind"], row["record"]) for row in entry.rows}
            erased |= entry.batch.get("channel") == ERASED
    return state, touched, erased


def of_end(chain: Chain, state: dict[str, Any]) -> Iterator[Trouble]:
    """Where the journal's head, a row of journal/state, is not what the last batch says."""
    total, last = state["batches"], f"b{chain.batches}"
    if type(total) is int:
        for number in range(chain.batches + 1, min(total, chain.batches + TOLD) + 1):
            yield Trouble("missing", f"b{number}")
    if (total, state["head"]) != (chain.batches, chain.head) or type(state["schema"]) is not int:
        yield Trouble("head", last)
    counter = chain.counter if chain.counter is not None else state["counter"]
    if type(state["counter"]) is not int or state["counter"] != counter or counter < 0:
        yield Trouble("counter", last)
    if not _open_rightly(chain, state):
        yield Trouble("head", last)


def _open_rightly(chain: Chain, state: dict[str, Any]) -> bool:
    """Whether a write is under way exactly where the last batch did not end one."""
    open_ = state["writing"] is not None
    if open_ != (state["idle"] is not None):
        return False
    if chain.counter is None or chain.before is None:
        return True
    return open_ == (bool(chain.batches) and chain.counter == chain.before)


def extra(store: Store) -> list[Trouble]:
    """What lies beyond the journal's end; asked again where someone writes meanwhile."""
    for _ in range(TRIES):
        before = store.rows("journal/state")[0]["batches"]
        rows = store.rows("journal/astray", limit=TOLD)
        if store.rows("journal/state")[0]["batches"] == before:
            break
    return [Trouble("extra", row["uid"]) for row in rows]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
