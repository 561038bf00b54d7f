"""Why someone may be woven in next, in the words of the workshop."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.base.labels import term
from graph.base.words import in_every_language, say
from graph.expansion.suggesting import Suggestion
from graph.network import BY_CODE
from graph.network.named import Names


def reasons(each: Suggestion, names: Names) -> list[str]:
    """Why a tie may come about, and what it would bring."""
    return [say(key, **facts) for key, facts in _found(each, names)]


def kept(each: Suggestion, names: Names) -> str:
    """Why, as a step of the plan keeps it: in every language, a line each, for whoever reads it."""
    return in_every_language(lambda: " · ".join(reasons(each, names)))


def level(number: int) -> str:
    """A level of 1–3 in words; 0 is no tie."""
    return term("type", BY_CODE[number - 1] if number else "none")


def _found(each: Suggestion, names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    if each.networks:
        yield "expansion.together.joins", {"names": _named(each.networks, names)}
    if each.level:
        yield "expansion.tighten", {"level": level(each.level)}
    elif each.partners:
        yield "whatif.reason.partners", {"names": _named(each.partners, names)}
    for what in ("issues", "areas"):
        if uids := getattr(each, what):
            yield f"whatif.reason.{what}", {"names": _named(uids, names)}
    for one in each.exchange:
        yield f"expansion.{'gives' if one.ours else 'takes'}", vars(one)
    if each.met:
        yield "expansion.met", {"count": f"{each.met:,}"}
    if each.tied_before:
        yield "whatif.reason.before", {}
    if each.opens:
        yield "expansion.opens", {"names": _named(each.opens, names)}
    if each.relieves:
        facts = {"name": names.name(each.relieves), "count": f"{each.secures:,}"}
        yield "expansion.relieves", facts
    if each.reaches:
        yield "expansion.reaches", {"count": f"{each.reaches:,}"}


def _named(uids: Sequence[str], names: Names) -> str:
    return ", ".join(names.name(uid) for uid in uids)
