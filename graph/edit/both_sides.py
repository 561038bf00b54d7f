"""A pair that is recorded from both sides: its ties are loosened and tightened as one."""

from collections.abc import Iterable

from graph.base.dates import When
from graph.base.problems import Problem
from graph.edit.edits import problem_of, shown
from graph.edit.episodes import divides, split
from graph.edit.working_copy import WorkingCopy
from graph.kinds import Record, Tie


def same_level(working_copy: WorkingCopy, added: Iterable[Record]) -> list[Problem]:
    """That a new tie is on record already from the other side, at the same level."""
    return [
        _tell_side("edit.same_level", each)
        for tie in added
        if isinstance(tie, Tie) and tie.until is None
        for each in _of_pair(working_copy, tie)
        if each.uid != tie.uid and _level(each) == _level(tie)
    ]


def end_beside(working_copy: WorkingCopy, former: Tie, following: Tie, when: When) -> list[Problem]:
    """Ends the pair's other open episodes about the issue that are of another level: a pair that
    is recorded from both sides is loosened or tightened as one. Nothing where the level stays, or
    where what follows has an end: a day of the other side would be lost."""
    told: list[Problem] = []
    if when.first is None or following.until or _level(former) == _level(following):
        return told
    for each in _of_pair(working_copy, following):
        if each.uid in (following.uid, former.uid):
            continue
        if _level(each) == _level(following):
            told.append(_tell_side("edit.same_level", each))
        elif divides(each, when.first):
            working_copy.put("ties", each.uid, split(each, when, each.uid)[0])
            told.append(_tell_side("edit.ended_beside", each))
    return told


def _of_pair(working_copy: WorkingCopy, tie: Tie) -> list[Tie]:
    """The open episodes of the pair about the issue, whoever they were recorded from."""
    return [
        each
        for each in working_copy.now["ties"].values()
        if isinstance(each, Tie)
        and {each.start, each.end} == {tie.start, tie.end}
        and each.about == tie.about
        and each.until is None
    ]


def _level(tie: Tie) -> tuple[str, bool]:
    return tie.type, tie.stated


def _tell_side(key: str, tie: Tie) -> Problem:
    since = shown(tie.since, tie.since_precision) if tie.since else "?"
    return problem_of("warning", key, "type", tie=tie.uid, since=since)
