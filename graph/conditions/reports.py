"""What the members say of their ties beside what is on record: where they agree, and where not.

A pair's report is what one of the two says of it in a round. Who told of no tie at all has said
nothing of any; who told of some, and not of this one, is silent about it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.kinds import ReportedTie
from graph.network import BY_CODE, Columns, Network
from graph.network.columns import Mask

KINDS = WHO, GONE, DIFFER, NEW, ONE_SIDE, AGREE = (
    *("who", "gone", "differ", "new", "one_side", "agree"),
)
"""It is not known who is meant; both who speak say that there is no tie; the levels are not the
same; it is not on record; one of two who told names it; all say the same. What asks most of a
manager first."""

Pair = tuple[str, str]
"""Two uids, the lower first."""


@dataclass(frozen=True)
class Difference:
    """A pair of which somebody told. other: None where nobody knows who is meant. recorded: the
    level on record on the day, "loose" where its kind is not stated, None where there is none.
    said: what each says of it, by reporter. silent: who of the two told of others alone."""

    one: str
    other: str | None
    recorded: str | None
    said: tuple[ReportedTie, ...]
    silent: tuple[str, ...]
    kind: str

    @property
    def sides(self) -> frozenset[str]:
        """Who of the two tells of it."""
        return frozenset(each.reporter for each in self.said)

    @property
    def settled(self) -> bool:
        """Whether somebody has settled it, or nothing is to be settled."""
        return self.kind == AGREE or all(each.settled for each in self.said)


@dataclass(frozen=True)
class Agreement:
    """How far the members and the record agree. kinds: how many pairs of each of `KINDS`.

    both: pairs of two who told, named by either; named_by_both: by both of them; same_level: and at
    one level. untold: pairs on record of members asked, of which nobody told.
    """

    kinds: Mapping[str, int]
    both: int
    named_by_both: int
    same_level: int
    untold: int


def pair(one: str, other: str) -> Pair:
    """The two, the lower first."""
    return (one, other) if one < other else (other, one)


def levels(columns: Columns, valid: Mask) -> dict[Pair, str]:
    """Pair → the level of its tightest tie among those that are `valid`."""
    ties, uids = columns.ties, columns.actors.uids
    found: dict[Pair, str] = {}
    for at in valid.nonzero()[0]:  # the tightest of a pair comes first
        both = pair(uids[ties.start[at]], uids[ties.end[at]])
        found.setdefault(both, BY_CODE[ties.level[at] - 1] if ties.stated[at] else "loose")
    return found


def differences(
    reports: Iterable[ReportedTie], recorded: Mapping[Pair, str]
) -> tuple[Difference, ...]:
    """Every pair of which somebody told; the first to look at comes first."""
    by: dict[Pair, list[ReportedTie]] = defaultdict(list)
    unknown, tellers = [], set()
    for each in reports:
        tellers.add(each.reporter)
        if each.partner is None:
            unknown.append(Difference(each.reporter, None, None, (each,), (), WHO))
        else:
            by[pair(each.reporter, each.partner)].append(each)
    found = [_of(both, said, recorded.get(both), tellers) for both, said in by.items()]
    found = [each for each in found if each.recorded or any(_ties(s) for s in each.said)]
    return tuple(sorted(unknown + found, key=lambda d: (KINDS.index(d.kind), d.one, d.other or "")))


def agreement(
    found: Collection[Difference], recorded: Iterable[Pair], asked: Collection[str]
) -> Agreement:
    """In figures; asked: the members who were asked."""
    pairs = [each for each in found if each.other is not None]
    by_either = [each for each in pairs if any(map(_ties, each.said))]
    both = [each for each in by_either if len(each.sides) + len(each.silent) == 2]
    named = [each for each in both if len(each.sides) == 2 and all(map(_ties, each.said))]
    told = {(each.one, each.other) for each in pairs}
    ours = [each for each in recorded if each[0] in asked and each[1] in asked]
    return Agreement(
        kinds={kind: sum(each.kind == kind for each in found) for kind in KINDS},
        both=len(both),
        named_by_both=len(named),
        same_level=sum(len({each.type for each in one.said}) == 1 for one in named),
        untold=sum(each not in told for each in ours),
    )


def networks(
    members: Collection[str], found: Iterable[Difference], recorded: Mapping[Pair, str]
) -> dict[str, Network]:
    """The ties among members as they are recorded; reported by one side at least; confirmed by
    both. Each at the level that its sides say, the looser where they differ."""
    ours = set(members)
    ties: dict[str, list[tuple[str, str, int]]] = {"recorded": [], "reported": [], "confirmed": []}
    for (one, other), level in recorded.items():
        if {one, other} <= ours:
            ties["recorded"].append((one, other, _code(level)))
    for each in found:
        sides = [_code(said.type) for said in each.said if _ties(said)]
        if not sides or each.other is None or not {each.one, each.other} <= ours:
            continue
        ties["reported"].append((each.one, each.other, min(sides)))
        if len({said.reporter for said in each.said if _ties(said)}) == 2:
            ties["confirmed"].append((each.one, each.other, min(sides)))
    return {name: Network.of(members, each) for name, each in ties.items()}


def _of(
    both: Pair, said: list[ReportedTie], recorded: str | None, tellers: Collection[str]
) -> Difference:
    spoke = {each.reporter for each in said}
    silent = tuple(each for each in both if each in tellers and each not in spoke)
    by_reporter = tuple(sorted(said, key=lambda each: each.reporter))
    return Difference(*both, recorded, by_reporter, silent, _kind(said, recorded, bool(silent)))


def _kind(said: list[ReportedTie], recorded: str | None, silent: bool) -> str:
    types = {each.type for each in said}
    if types == {"none"}:
        return GONE
    if len(types) > 1 or (recorded and types != {recorded}):
        return DIFFER
    if silent:
        return ONE_SIDE
    return AGREE if recorded else NEW


def _ties(said: ReportedTie) -> bool:
    return said.type != "none"


def _code(level: str) -> int:
    return 1 if level == "loose" else BY_CODE.index(level) + 1
