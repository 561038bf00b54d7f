"""The command whatif: what would change if some left, and ties came or went."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

if TYPE_CHECKING:
    from graph.network.named import Names
    from graph.store import Store
    from graph.whatif import Comparison, Repair, Trial


@saan.command()
@click.option("--remove", multiple=True, metavar="A")
@click.option("--add", "added", multiple=True, metavar="A:B:TYPE")
@click.option("--drop", "dropped", multiple=True, metavar="A:B")
@click.option("--retire", "retired", multiple=True, metavar="A:DAY")
@click.option("--repairs", "mended", type=int, default=5, show_default=True)
@click.option("--key-players", "together", type=int)
@options.narrowed
@options.as_form
def whatif(
    remove: tuple[str, ...],
    added: tuple[str, ...],
    dropped: tuple[str, ...],
    retired: tuple[str, ...],
    mended: int,
    together: int | None,
    on: date | None,
    form: str,
    **narrow: Any,
) -> None:
    """Says what a trial would do to every figure, and which few new ties would mend most."""
    from graph import network, strength
    from graph import whatif as room

    service = options.opened()
    snapshot = options.asked(service, on, **narrow)
    trial = _trial(service.store, remove, added, dropped, retired)
    found, names = room.whatif(snapshot, trial), network.names(snapshot)
    repairs = room.repairs(snapshot, trial, mended)
    answer = {
        "on": found.day,
        "before": found.before,
        "after": found.after,
        "cut_off": list(found.cut_off),
        "lost_pairs": found.lost_pairs,
        "areas": list(found.areas),
        "issues": list(found.issues),
        "repairs": [_repair(each, names) for each in repairs],
    }
    if together:
        answer["key_players"] = _key_players(strength.key_players(snapshot, together))
    if form == "json":
        output.emit_json(answer)
        return
    rows = [
        {"what": name, "before": _size(value), "after": _size(found.after[name])}
        for name, value in found.before.items()
        if value != found.after[name] and not isinstance(value, dict)
    ]
    output.emit_rows(rows, form, {n: say(f"cli.columns.{n}") for n in ("what", "before", "after")})
    _tell(names, found, repairs)


def _trial(
    store: "Store",
    remove: tuple[str, ...],
    added: tuple[str, ...],
    dropped: tuple[str, ...],
    retired: tuple[str, ...],
) -> "Trial":
    from graph.actors.lookup import find
    from graph.whatif import Trial

    def uid(text: str) -> str:
        return find(store, text)

    return Trial(
        remove=tuple(uid(each) for each in remove),
        add=tuple(
            (uid(one), uid(other), _level(kind))
            for one, other, kind in _split(added, 3, "A:B:TYPE")
        ),
        drop=tuple((uid(one), uid(other)) for one, other in _split(dropped, 2, "A:B")),
        retire=tuple((uid(one), _day(text)) for one, text in _split(retired, 2, "A:DAY")),
    )


def _split(texts: tuple[str, ...], parts: int, form: str) -> list[list[str]]:
    from graph.base.errors import Misuse

    found = [text.rsplit(":", parts - 1) for text in texts]
    for text, each in zip(texts, found, strict=True):
        if len(each) != parts or not all(each):
            raise Misuse("cli.whatif.form", text=text, form=form)
    return found


def _level(text: str) -> str:
    from graph.base.errors import Misuse
    from graph.network import BY_CODE

    if text.upper() not in BY_CODE:
        raise Misuse("cli.not_one_of", what="type", value=text, allowed=", ".join(BY_CODE))
    return text.upper()


def _day(text: str) -> date:
    from graph.base.dates import read_day

    return read_day(text)


def _size(value: Any) -> Any:
    return len(value) if isinstance(value, list | tuple) else value


def _repair(each: "Repair", names: "Names") -> dict[str, Any]:
    from graph.whatif.reasons import reasons

    return {
        "pair": [each.one, each.other],
        "names": [names.name(each.one), names.name(each.other)],
        "joins": each.joins,
        "efficiency": each.efficiency,
        "why": reasons(each, names),
    }


def _key_players(found: Any) -> dict[str, Any]:
    return {
        name: {"actors": list(one.uids), "value": one.value, "alone": one.alone} if one else None
        for name, one in zip(("breaking", "reaching"), found, strict=True)
    }


def _tell(names: "Names", found: "Comparison", repairs: "Sequence[Repair]") -> None:
    gone = ", ".join(names.name(uid) for uid in found.cut_off) or "–"
    output.notify(say("whatif.cut_off", count=str(len(found.cut_off)), names=gone))
    for each in repairs:
        repair = _repair(each, names)
        both, why = " – ".join(repair["names"]), "; ".join(repair["why"])
        output.notify("- " + say("whatif.repair", pair=both, why=why))
