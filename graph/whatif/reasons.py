"""Why a new tie may come about, in the words of the workshop."""

from collections.abc import Iterator

from graph.base.words import say
from graph.network.named import Names
from graph.whatif.repair import Repair


def reasons(repair: Repair, names: Names) -> list[str]:
    """The reasons of one repair: what both have in common, who knows both, what each brings."""
    return [say(f"whatif.reason.{name}", **facts) for name, facts in _found(repair, names)]


def _found(repair: Repair, names: Names) -> Iterator[tuple[str, dict[str, str]]]:
    for what in ("issues", "areas", "partners"):
        if uids := getattr(repair, what):
            yield what, {"names": ", ".join(names.name(uid) for uid in uids)}
    if repair.tied_before:
        yield "before", {}
    one, other = repair.sectors
    if one and other:
        word = "alike" if one == other else "complementary"
        sectors = (say(f"pages.sector.{each}") for each in (one, other))
        yield word, dict(zip(("one", "other"), sectors, strict=True))
