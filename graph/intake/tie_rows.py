"""Rows of the ties table: each is one episode of one tie, about one issue."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date
from itertools import pairwise, product
from sys import intern
from typing import Any

from graph.intake.draft import Draft, Given, Origin
from graph.intake.plain_rows import CARRIED, ends, one_id, plain
from graph.intake.spans import check_order, period
from graph.intake.tables.line import Line, in_words
from graph.kinds import LEVELS, Actor, Tie
from graph.kinds.registry import columns, key_of
from graph.kinds.uids import is_made
from graph.kinds.vocabulary import through

Key = tuple[Any, ...]


def plan_ties(draft: Draft) -> None:
    """Merge the ties tables into the draft, then refuse episodes that overlap."""
    index = _Index(draft)
    for line in draft.lines("ties"):
        if line.text("to") is None and line.text("type") is None:
            _not_a_tie(draft, line)
            continue
        stated = (ends(draft, line, "from"), ends(draft, line, "to"), _abouts(draft, line))
        given = _tie(draft, line)
        own = line.id()
        for start, end, about in product(*stated):
            if start and start == end:
                line.fail("to", "intake.tie.self", line.text("to"))
            one = given | {"start": start, "end": end} | ({"about": about} if about else {})
            _put(draft, index, line, one, one_id(own, stated, (start, end, about)))
    _refuse_overlaps(draft)


def _tie(draft: Draft, line: Line) -> Given:
    given: Given = _type(draft, line)
    for column, field in _FIELDS.items():
        if column in line.columns:
            given[field.name] = _OWN[column](line) if column in _OWN else plain(line, field)
    if "strength" in line.columns:
        given |= _strength(line)
    given = {field: value for field, value in given.items() if value is not None}
    return given | period(line)


def _check_broker(line: Line, given: Given, known: object) -> None:
    """The broker is neither of the two, whether the row or the record before it names one."""
    broker = given.get("through", getattr(known, "through", None))
    if broker is not None and broker in (given["start"], given["end"]):
        field = "through" if line.text("through") or "through" not in given else "type"
        line.fail(field, "intake.tie.through_end", line.text(field))


def _tell_absent(draft: Draft, line: Line, tie: Tie) -> None:
    """Tell of days on which one of the two, or the broker, was not there: they don't count."""
    for uid in (tie.start, tie.end, tie.through):
        actor = draft.records(Actor).get(uid or "")
        if actor is None:
            continue
        if actor.since and tie.since and tie.since < actor.since:
            line.note("warning", "since", "intake.tie.before_actor", actor.name)
        if actor.until and (tie.until is None or tie.until > actor.until):
            line.note("warning", "until", "intake.tie.after_actor", actor.name)


def _type(draft: Draft, line: Line) -> Given:
    """type, stated and through: a word may name the broker as well ("หลวม ผ่านชาคริต")."""
    text = line.need("type") if _dash(line) is None else None
    named = line.text("through")
    if text in LEVELS and named is None:
        return {"type": intern(text), "stated": True}
    if text and (said := through(text)):
        line.note(
            "warning",
            "type",
            "intake.word.warned",
            text,
            text=text,
            meant=in_words("type", "loose"),
        )
        named = named or said[1]
        value: str | None = "loose"
    else:
        value = line.word("type") if text else None
    broker = draft.refer(line, "through" if line.text("through") else "type", named)
    if value == "none":
        line.fail("type", "intake.tie.none", text)
    if value == "loose":
        return {"type": "COOPERATE", "stated": False, "through": broker}
    return {"type": value, "stated": True if value else None, "through": broker}


def _dash(line: Line) -> str | None:
    """The dash that says "no tie yet", told as an error; None where the cell says more."""
    raw = line.raw("type")
    if isinstance(raw, str) and raw.strip() in ("-", "–", "—"):
        line.fail("type", "intake.tie.none", raw)
        return raw
    return None


def _trust(line: Line) -> float | None:
    """1–4; a 5 or a word asks which scale was used, since Thai forms often have five steps."""
    text = line.text("trust")
    if text is None:
        return None
    if text in ("5", "๕") or not any(c.isdigit() for c in text):
        line.fail("trust", "intake.number.trust_scale", text, text=text)
        return None
    return line.number("trust", *columns("ties")["trust"].range)


def _strength(line: Line) -> Given:
    strength = line.number("strength", *columns("ties")["strength"].range)
    if strength is None:
        return {}
    scale = line.text("scale") or "unknown"
    if scale == "unknown":
        line.note("info", "strength", "intake.tie.strength_unknown")
    return {"declared_strength": strength, "declared_scale": scale}


_OWN = {"trust": _trust}
_OTHERWISE = {"from", "to", "type", "about", "through", "strength", "scale"} | CARRIED
_FIELDS = {c: field for c, field in columns("ties").items() if c not in _OTHERWISE}
"""Columns that are read as they are declared; those a table lacks cost nothing."""


def _abouts(draft: Draft, line: Line) -> list[str | None]:
    if "about" not in line.columns:
        return [None]
    named = line.many("about")
    if not named:
        return [None]
    return [draft.refer(line, "about", name, "issues") for name in named]


def _put(draft: Draft, index: "_Index", line: Line, given: Given, own: str | None) -> None:
    if line.errors:
        draft.refuse(line)
        return
    uid = draft.identify("ties", own, lambda: index.find(given))
    known = draft.records(Tie).get(uid)
    if own is None and known:
        given = given | {"start": known.start, "end": known.end}
    if given.get("mutual") or (given.get("mutual") is None and getattr(known, "mutual", None)):
        given["start"], given["end"] = sorted((given["start"], given["end"]))
    ends = {given["start"], given["end"]}
    if known and not draft.update and {known.start, known.end} != ends:
        line.fail("id", "intake.tie.other_ends", uid, id=uid)
    check_order(line, given, known)
    _check_broker(line, given, known)
    uid = uid or draft.make_uid("ties", *key_of("ties", given))
    if not draft.put("ties", uid, line, given):
        return
    index.add(uid, given)
    tie = draft.records(Tie)[uid]
    _tell_absent(draft, line, tie)
    if tie.since is None and not line.raw("since"):
        severity = "warning" if line.has("since") else "info"
        line.note(severity, "since", "intake.tie.start_unknown")


def _not_a_tie(draft: Draft, line: Line) -> None:
    """A total or a remark below the table: one clear error instead of three."""
    line.fail("to", "intake.row.not_a_row", line.text("from"))
    draft.refuse(line)


class _Index:
    """Ties by what identifies one that came without an id."""

    def __init__(self, draft: Draft) -> None:
        self._ordered: dict[Key, str] = {}
        self._mutual: dict[Key, str] = {}
        self._later: Draft | None = None if draft.known.of(Tie) else draft
        for uid, tie in draft.known.of(Tie).items():
            self.add(uid, tie.__dict__)

    def add(self, uid: str, fields: Given) -> None:
        if self._later:
            return
        key = key_of("ties", fields)
        self._ordered.setdefault(key, uid)
        if fields.get("mutual"):
            self._mutual.setdefault(_unordered(key), uid)

    def find(self, fields: Given) -> str | None:
        """The tie of these ends, type, issue and start; either way round where mutual."""
        self._catch_up()
        key = key_of("ties", fields)
        found = self._ordered.get(key)
        if found is None and fields.get("mutual") is not False:
            found = self._mutual.get(_unordered(key))
        if found is None and fields.get("mutual"):
            found = self._ordered.get((key[1], key[0], *key[2:]))
        return found

    def _catch_up(self) -> None:
        """Nothing is known and every row so far had an id: what they said is what they became."""
        draft, self._later = self._later, None
        for uid in draft.origins["ties"] if draft else ():
            self.add(uid, draft.current["ties"][uid].__dict__)  # type: ignore[union-attr]


def _unordered(key: Key) -> Key:
    return (*sorted((str(key[0]), str(key[1]))), *key[2:])


def _refuse_overlaps(draft: Draft) -> None:
    """Two episodes of one pair, type and issue at one time need an id each."""
    ties = list(draft.records(Tie).values())
    groups: dict[Key, list[Tie]] = defaultdict(list)
    for tie in _perhaps_meeting(ties):
        groups[_pair(tie)].append(tie)
    origins = draft.origins["ties"]
    grouped = {tie.uid for group in groups.values() for tie in group}
    rank = {uid: n for n, uid in enumerate(origins) if uid in grouped}
    for group in groups.values():
        if not _some_meet(group):
            continue
        for later, earlier in _overlapping(group, rank, origins):
            if later.uid not in origins or draft.current["ties"].get(earlier.uid) is None:
                continue
            line, other = origins[later.uid].line, origins.get(earlier.uid)
            _tell_overlap(line, earlier, other)
            if other:
                draft.beside[id(line)] = other.line
            draft.drop("ties", later.uid)


def overlapping(ties: Iterable[Tie], moved: Container[str]) -> Iterator[tuple[Tie, Tie]]:
    """(a tie of `moved`, one of the same pair, type and issue at the same time)."""
    groups: dict[Key, list[Tie]] = defaultdict(list)
    for tie in ties:
        groups[_pair(tie)].append(tie)
    for group in groups.values():
        rank = {tie.uid: 1 for tie in group if tie.uid in moved}
        for later, earlier in _overlapping(group, rank, {}):
            if later.uid in moved:
                yield later, earlier


def _pair(tie: Tie) -> Key:
    low, high = (tie.start, tie.end) if tie.start < tie.end else (tie.end, tie.start)
    return low, high, tie.type, tie.about


def _perhaps_meeting(ties: list[Tie]) -> Iterator[Tie]:
    """Ties whose pair has another of the type and issue: by hashes, to keep few keys at once."""
    import numpy as np

    hashes = np.fromiter((hash(_pair(tie)) for tie in ties), dtype=np.int64, count=len(ties))
    _, which, often = np.unique(hashes, return_inverse=True, return_counts=True)
    return (ties[place] for place in np.flatnonzero(often[which] > 1))


def _own_ids(later: Tie, earlier: Tie, origins: dict[str, Origin]) -> bool:
    """Whether both were given an id: by whoever wrote them first, or by one table of this file."""
    if not is_made(later.uid) and not is_made(earlier.uid):
        return True
    lines = [origin.line for t in (later, earlier) if (origin := origins.get(t.uid))]
    one_table = len(lines) == 2 and lines[0].table is lines[1].table
    return one_table and all(line.text("id") for line in lines)


def _overlapping(
    group: list[Tie], rank: dict[str, int], origins: dict[str, Origin]
) -> Iterator[tuple[Tie, Tie]]:
    """(the tie to refuse, the one it overlaps): the later by `rank`, ties without rank first."""
    group = sorted(group, key=lambda t: rank.get(t.uid, -1))
    for i, later in enumerate(group):
        for earlier in group[:i]:
            if later.start != earlier.start and not (later.mutual or earlier.mutual):
                continue
            if _meet(later, earlier) and not _own_ids(later, earlier, origins):
                yield later, earlier
                break


def _some_meet(ties: list[Tie]) -> bool:
    """Whether any two of them are so on one day: a pair may have thousands of short ones."""
    spans = sorted((t.since or date.min, t.until or date.max) for t in ties)
    return any(first < until for (_, until), (first, _) in pairwise(spans))


def _meet(one: Tie, other: Tie) -> bool:
    def begins_in_time(a: Tie, b: Tie) -> bool:
        return a.since is None or b.until is None or a.since < b.until

    return begins_in_time(one, other) and begins_in_time(other, one)


def _tell_overlap(line: Line, earlier: Tie, origin: Any) -> None:
    from graph.base.dates import show
    from graph.base.problems import Bilingual

    since, fine = earlier.since, earlier.since_precision or "day"
    start = Bilingual(
        show(since, fine, "th") if since else "ไม่ทราบวันเริ่ม",
        show(since, fine, "en") if since else "an unknown day",
    )
    if origin:
        line.fail("since", "intake.tie.overlap_row", line.raw("since"), row=origin.line.row)
    else:
        line.fail("since", "intake.tie.overlap", line.raw("since"), start=start)
