"""Two records of one actor made one: everything the one that goes had is kept by the other.

What refers to the one that goes refers to the other afterwards. What then stands there twice is
joined (our rule): two ties of the same two, type and issue whose times meet are one tie, over
both times; the like for memberships in the same post, bases, works and stakes. The kept one's
values count; what it lacked comes from the other; texts that differ are put one below the other;
values of a tie that differ stand in its `extra` as "uid.field=value", and where a record has no
room for that the two stay apart. A tie between the two, a membership of one in the other, and
that they were said to be two, go.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from graph.base.errors import Misuse, NotFound
from graph.kinds import KINDS, Actor, Change, Dated, Record, Records, Tie, declared
from graph.kinds.registry import dated, fields, is_of, redirected, references, referred
from graph.kinds.uids import OWN


def changes(known: Records, keep: str, gone: str) -> list[Change]:
    """The changes that make `gone` one with `keep`; NotFound or Misuse where that can't be."""
    for uid in (keep, gone):
        if uid not in known.of(Actor):
            raise NotFound("duplicates.no_actor", text=uid)
    if keep == gone:
        raise Misuse("duplicates.same_uid", uid=keep)
    after = _rewritten(known, keep, gone)
    one = _actor(known.of(Actor)[keep], known.of(Actor)[gone])
    after["actors"] = {keep: _dated(known, one, keep, gone), gone: None}
    return [
        Change(kind, uid, before, record)
        for kind in KINDS
        for uid, record in sorted(after[kind].items())
        if (before := known.of(kind).get(uid)) != record
    ]


def moved(known: Records, keep: str, gone: str) -> dict[str, int]:
    """Kind → how many records that refer to `gone` the changes would rewrite, join or take out."""
    found = Counter(
        change.kind
        for change in changes(known, keep, gone)
        if change.before and any(to == gone for _, to in referred(change.kind, change.before))
    )
    return dict(found)


def _rewritten(known: Records, keep: str, gone: str) -> dict[str, dict[str, Record | None]]:
    """Kind → uid → each record that referred to `gone`, as it shall be, and those it joins."""
    found: dict[str, dict[str, Record | None]] = {}
    for kind in KINDS:
        records = known.of(kind)
        moved = {
            uid: _freed(kind, redirected(kind, record, "actors", gone, keep))
            for uid, record in records.items()
            if any(to == gone and "actors" in kinds for kinds, to in referred(kind, record))
        }
        found[kind] = dict(moved)
        if moved and _joined(kind):
            _join(kind, records, moved, keep, found[kind])
    return found


def _joined(kind: str) -> bool:
    """Whether two records of a kind that come to be of one actor may be one: its key names whom."""
    named = references(kind)
    return any("actors" in named[name].refers for name in declared(kind).key if name in named)


def _freed(kind: str, record: Any) -> Record | None:
    """The record, or None where it would tie the kept one to itself; nobody is their own broker."""
    own = [
        uid
        for name, field in references(kind).items()
        if (field.required or name in declared(kind).key) and "actors" in field.refers
        if isinstance(uid := getattr(record, name), str)
    ]
    if len(set(own)) < len(own):
        return None
    if kind in ("distinct", "postponements"):
        low, high = sorted((record.one, record.other))
        return replace(record, one=low, other=high)
    if getattr(record, "through", None) in own:
        return replace(record, through=None)
    return record


def _join(
    kind: str, records: Any, moved: dict[str, Any], keep: str, found: dict[str, Record | None]
) -> None:
    """Joins each moved record with what the kept one has that says the same at the same time."""
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for uid, record in records.items():
        if uid not in moved and is_of(keep, kind, record):
            groups[_same(kind, record)].append(record)
    for _, record in sorted(moved.items()):
        if record is None or not is_of(keep, kind, record):
            continue
        group, taken = groups[_same(kind, record)], list[Any]()
        while other := next((o for o in group if _joins(o, record, taken)), None):
            first, second = (record, other) if taken else (other, record)
            one = _one_of(first, second)
            if one is None:
                break
            taken.append(other)
            group.remove(other)
            found[second.uid], found[first.uid] = None, one
            record = one
        if taken:
            group.append(record)


def _same(kind: str, record: Any) -> tuple[Any, ...]:
    """What two records that could be one have in common."""
    if isinstance(record, Tie):
        return (*sorted((record.start, record.end)), record.type, record.about)
    names = KINDS[kind].__annotations__ if kind == "contacts" else declared(kind).key
    return tuple(getattr(record, name) for name in names if name != "since")


def _joins(other: Any, record: Any, taken: list[Any]) -> bool:
    """Whether `other` meets the record, and met nothing of what it was made of before."""
    return _meet(other, record) and not any(_meet(other, one) for one in taken)


def _meet(one: Any, other: Any) -> bool:
    """Whether both are so at one time, a tie in one direction unless mutual."""
    if not isinstance(one, Dated) or not isinstance(other, Dated):
        return True
    if isinstance(one, Tie) and isinstance(other, Tie):
        same_way = one.start == other.start or one.mutual or other.mutual
        return bool(same_way) and _begins_in_time(one, other) and _begins_in_time(other, one)
    return _begins_in_time(one, other) and _begins_in_time(other, one)


def _begins_in_time(one: Dated, other: Dated) -> bool:
    return one.since is None or other.until is None or one.since < other.until


def _one_of(first: Any, second: Any) -> Any | None:
    """Both records in one, with the uid of the first; None where a value would be lost."""
    values = dict(vars(first))
    over: list[str] = []
    for name, value in vars(second).items():
        mine = values[name]
        if name == "uid" or value == mine or value in (None, ()) or _is_date(name):
            continue
        if isinstance(mine, tuple):
            values[name] = tuple(dict.fromkeys((*mine, *value)))
        elif mine is None:
            values[name] = value
        elif fields(first.declared.name)[name].long:
            values[name] = below(mine, value)
        elif name == "stated":
            values[name] = True
        elif name not in ("start", "end"):  # of a tie both ways round
            over.append(f"{second.uid}.{name}={value}")
    if over and "extra" not in values:
        return None
    if over:
        values["extra"] = (*values["extra"], *over)
    values["ids"] = tuple(dict.fromkeys((*values["ids"], f"{OWN}{second.uid}")))
    return type(first)(**values | _span(first, second))


def _is_date(name: str) -> bool:
    return name.removesuffix("_precision") in ("since", "until")


def _span(one: Any, other: Any) -> dict[str, Any]:
    """The time of both: open where either is."""
    if not isinstance(one, Dated):
        return {}
    first = min((one, other), key=lambda r: r.since or date.min)
    last = max((one, other), key=lambda r: r.until or date.max)
    return {
        "since": first.since,
        "since_precision": first.since_precision,
        "until": last.until,
        "until_precision": last.until_precision,
    }


def below(one: str, other: str) -> str:
    """Two texts, one below the other, unless the first says it already."""
    return one if other in one.split("\n") else f"{one}\n{other}"


def _actor(keep: Actor, gone: Actor) -> Actor:
    """The kept actor with the other's names, ids, sources and notes, and what it lacked."""
    names = dict.fromkeys((*keep.aliases, gone.name, *gone.aliases))
    names.pop(keep.name, None)
    one = _one_of(keep, replace(gone, name=keep.name, aliases=()))
    assert isinstance(one, Actor)
    return replace(one, aliases=tuple(names))


def _dated(known: Records, one: Actor, keep: str, gone: str) -> Actor:
    """With its time: from the earlier known start to the later end, open where either is.

    The start stays unknown where something of the two is on record from before it: else that
    would no longer count.
    """
    both = [known.of(Actor)[uid] for uid in (keep, gone)]
    starts = [actor for actor in both if actor.since]
    first = min(starts, key=lambda a: a.since or date.min, default=None)
    if first and any(day < (first.since or date.min) for day in _days(known, {keep, gone})):
        first = None
    last = max(both, key=lambda a: a.until or date.max)
    return replace(
        one,
        since=first.since if first else None,
        since_precision=first.since_precision if first else None,
        until=last.until,
        until_precision=last.until_precision,
    )


def _days(known: Records, uids: set[str]) -> Iterator[date]:
    """The first days of what is on record of these actors."""
    for kind in (*dated(), "activities"):
        for record in known.of(kind).values():
            day = getattr(record, "since", None) or getattr(record, "date", None)
            if day and any(to in uids for _, to in referred(kind, record)):
                yield day
