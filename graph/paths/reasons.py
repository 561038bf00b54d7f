"""Why one introduction rather than another, in sentences."""

from collections.abc import Iterator, Sequence

from graph.base.words import say
from graph.paths.introducing import Introduction

LATELY = 90
"""Days within which people have met of late."""


def reasons(one: Introduction, among: Sequence[Introduction]) -> list[str]:
    """What speaks for an introduction, and what against, beside the others that were found."""
    return [say(f"paths.reason.{name}", **facts) for name, facts in _found(one, among)]


def _found(
    one: Introduction, among: Sequence[Introduction]
) -> Iterator[tuple[str, dict[str, str]]]:
    if len(one.actors) == 2:
        yield "direct", {}
    others = [each for each in among if each is not one]
    if others and all(len(one.actors) < len(each.actors) for each in others):
        yield "fewest", {}
    if others and all(one.strength > each.strength for each in others):
        yield "strongest", {}
    known = [days for days in one.silence if days is not None]
    if len(known) < len(one.silence):
        yield "unknown", {}
    elif max(known) <= LATELY:
        yield "lately", {"days": str(max(known))}
    else:
        yield "silent", {"days": str(max(known))}
    made, declined = (sum(getattr(load, n) for load in one.loads) for n in ("made", "declined"))
    if asked := sum(load.asked for load in one.loads):
        yield "asked", {"count": str(asked)}
    elif one.loads:
        yield "rested", {}
    if made:
        yield "made", {"count": str(made)}
    if declined:
        yield "declined", {"count": str(declined)}
