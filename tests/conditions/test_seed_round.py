"""A round on the example network with answers of known structure: its figures by other means."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest

from graph import conditions
from graph.base.config import Preferences
from graph.base.resources import folder
from graph.conditions import asking
from graph.conditions.bands import bands
from graph.conditions.means import share
from graph.conditions.questions import items
from graph.conditions.recording import new_uid
from graph.conditions.reports import levels
from graph.conditions.told import Told, ToldTie
from graph.intake import read, resolve_source
from graph.intake.write import load
from graph.kinds import ASKED, Round
from graph.network import Network
from graph.service import Service
from graph.store import Store
from tests.support.made import NOTE, day

pytestmark = pytest.mark.long

ON = day("2026-09-30")
OPENS = day("2026-09-01")
ROUND = Round(
    uid=new_uid("net", "รอบตัวอย่าง", OPENS),
    name="รอบตัวอย่าง",
    network="net",
    opens=OPENS,
    closes=ON,
    asks=ASKED,
)
TRUST = [name for name, item in items().items() if item.part == "trust"]
LOOSER = {"COLLABORATE": "COORDINATE", "COORDINATE": "COOPERATE", "COOPERATE": "loose"}


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    for path in (resolve_source("areas:th"), *sorted(folder("seed").glob("*.xlsx"))):
        load(store, read([path]), NOTE)
    return Service(store, Preferences(day=ON), tmp_path)


def said(pair: tuple[str, str], side: int, recorded: str, place: int) -> str | None:
    """Of every ten pairs the low side is silent in one, a level looser in one, and says of one that
    there is none; the high side says what is on record."""
    if side == 0:
        return {0: None, 1: LOOSER.get(recorded, recorded), 2: "none"}.get(place % 10, recorded)
    return recorded


def score(rater: int, rated: int, item: int) -> int:
    return 1 + (rater + 2 * rated + item) % 4


def test_a_round_on_the_seed(service: Service) -> None:
    service.put_round(ROUND, "วิชัย")
    now = service.snapshot(ON)
    members = conditions.members(now, ROUND.uid)
    number = {uid: place for place, uid in enumerate(members)}
    assert len(members) == 32
    recorded = levels(now.tied, now.tied.in_force(ON))
    pairs = [pair for pair in sorted(recorded) if set(pair) <= set(members)]
    assert len(pairs) == 70
    links = asking.invite(service.sealed, ROUND, members)
    told = defaultdict(list)
    views: dict[str, list[float]] = defaultdict(list)
    expected = dict.fromkeys(("both", "named", "same"), 0)
    for place, pair in enumerate(pairs):
        says = [said(pair, side, recorded[pair], place) for side in (0, 1)]
        for side, what in enumerate(says):
            if what:
                told[pair[side]].append(ToldTie(what, pair[1 - side]))
        expected["named"] += None not in says and "none" not in says
        expected["same"] += None not in says and says[0] == says[1]
    for uid in members:
        service.sealed.tell(links[uid], Told(tuple(told[uid])))
        given = {}
        for each in told[uid]:
            if each.type == "none":
                continue
            marks = [score(number[uid], number[each.partner], at) for at in range(3)]
            given |= {(each.partner, name): mark for name, mark in zip(TRUST, marks, strict=True)}
            views[each.partner].append(fmean(marks))
        service.sealed.keep(links[uid], given, {})
    service.close_round(ROUND.uid, "วิชัย")
    now = service.snapshot(ON)
    found = conditions.agreement(now, ROUND.uid)
    assert (found.named_by_both, found.same_level) == (expected["named"], expected["same"])
    assert found.kinds["agree"] == sum(
        None not in two and two[0] == two[1] == recorded[pair]
        for place, pair in enumerate(pairs)
        if (two := [said(pair, side, recorded[pair], place) for side in (0, 1)])
    )
    assert (found.kinds["who"], found.kinds["new"], found.untold) == (0, 0, 0)
    trust = conditions.results(now, ROUND.uid)["trust"]
    every = [view for each in views.values() for view in each]
    assert trust.total.mean == pytest.approx(fmean(every), abs=1e-4)
    assert share(trust.total.mean) == pytest.approx((fmean(every) - 1) / 3, abs=1e-4)
    shown = {uid: mean for uid, mean in trust.by["partner"].items() if mean.mean is not None}
    assert len(shown) > 10
    for uid, mean in shown.items():
        assert mean.mean == pytest.approx(fmean(views[uid]), abs=1e-4)
        assert mean.count == len(views[uid]) >= 3


def test_bands_on_the_seed_hold_the_figures_of_full_answers(service: Service) -> None:
    service.put_round(ROUND, "วิชัย")
    now = service.snapshot(ON)
    members = conditions.members(now, ROUND.uid)
    recorded = levels(now.tied, now.tied.in_force(ON))
    pairs = [pair for pair in recorded if set(pair) <= set(members)]
    full = bands(Network.of(members, pairs), members)
    for missing in (0.1, 0.25, 0.4):
        held = dict.fromkeys(full, 0)
        for answered in _draws(members, missing):
            seen = Network.of(members, [pair for pair in pairs if answered & set(pair)])
            for name, band in bands(seen, answered).items():
                held[name] += band.low - 1e-12 <= full[name].seen <= band.high + 1e-12
        assert min(held.values()) >= 95, (missing, held)


def _draws(members: tuple[str, ...], missing: float) -> Iterator[set[str]]:
    for seed in range(100):
        drawn = np.random.default_rng(seed).permutation(members)
        yield {*drawn[round(missing * len(members)) :].tolist()}
