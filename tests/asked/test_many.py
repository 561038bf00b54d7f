"""Five hundred answers in a minute, from one address, each kept and none waited for."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from graph.kinds import Membership
from graph.store import Store
from tests.asked.round import Phone, home, opened, to
from tests.support.made import actor, put, tie
from tests.support.signing import port

__all__ = ["home", "port"]

pytestmark = pytest.mark.faults

MEMBERS, THREADS = 125, 8
CONDITIONS = {f"conditions.{name}": "4" for name in ("vision", "benefit", "interaction")}


def test_500_answers_come_in_a_minute_and_all_are_kept(given: Store, home: Path, port: int) -> None:
    service, of = opened(given, home)
    uids = [f"v{number}" for number in range(MEMBERS)]
    put(
        given,
        *(actor(uid) for uid in uids),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in uids),
        *(tie(one, other) for one, other in pairwise(uids)),
    )
    sealed = service.sealed
    phones = {uid: Phone(port, sealed.invite(of.uid, uid, of.closes)).agree() for uid in uids}
    took: list[float] = []

    def answer(uid: str) -> None:
        phone = phones[uid]
        for step, fields in (
            ("ties", {"partner": "b", "type": "COORDINATE"}),
            ("conditions", CONDITIONS),
            ("offers", {"need": f"ปุ๋ยของ {uid}"}),
            ("question", {"voice": f"เสียงของ {uid}"}),
        ):
            begun = time.perf_counter()
            onward = to(phone.post(step, fields))
            took.append(time.perf_counter() - begun)
            assert phone.get(step=onward.removeprefix("step=").partition("&")[0]).status == 200

    begun = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(answer, uids))
    seconds = time.perf_counter() - begun
    took.sort()
    worst = took[int(len(took) * 0.95)]
    print(f"{len(took)} answers in {seconds:.1f} s, p95 {worst:.3f} s, longest {took[-1]:.3f} s")
    assert len(took) == 500
    assert seconds < 60
    assert worst < 1
    for uid, phone in phones.items():
        told = sealed.told(phone.token)
        assert [each.partner for each in told.ties] == ["b"]
        assert (told.offers, told.voice) == ((("need", f"ปุ๋ยของ {uid}"),), f"เสียงของ {uid}")
        assert len(sealed.own(phone.token)) == 3
