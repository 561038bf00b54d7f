"""One answer is sealed: what anybody may ask, see or take away does not move with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from graph import conditions
from graph.base.config import Preferences
from graph.base.errors import SaanError
from graph.conditions import asking, saving
from graph.conditions.means import read
from graph.conditions.questions import items
from graph.conditions.recording import new_uid, rounds
from graph.conditions.sealed import FILE, WAYS
from graph.conditions.shown import HIDDEN
from graph.conditions.told import Told, ToldTie
from graph.export.selection import select
from graph.export.whole import write_whole
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.journal.history import changes_of, history
from graph.kinds import ASKED, Area, Base, ManagedNetwork, Membership, Round
from graph.network import EVERYTHING, Filters
from graph.service import Service
from graph.store import Store, catalogue
from graph.store.catalogue import UNSET
from tests.support.made import actor, put
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

OPENS, ON = date(2026, 9, 1), date(2026, 9, 30)
MEMBERS = "abcdefgh"
SECTORS = dict(zip(MEMBERS, ("people",) * 4 + ("government",) * 4, strict=True))
AREAS = dict(zip(MEMBERS, ("90",) * 3 + ("95",) * 5, strict=True))
"""Of the people all but d are in 90: the two groupings together would tell d's answer."""
ROUND = Round(
    uid=new_uid("n", "รอบแรก", OPENS),
    name="รอบแรก",
    network="n",
    opens=OPENS,
    closes=ON,
    asks=ASKED,
)
FILTERS = (
    EVERYTHING,
    *(Filters(sector=sector) for sector in ("people", "government", "academia")),
    *(Filters(area=area) for area in ("90", "95")),
    Filters(network="n"),
    Filters(network="n", sector="people", area="95"),
)


@pytest.fixture
def service(given: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv("SAAN_HOME", str(tmp_path))
    monkeypatch.setenv("SAAN_USER", "วิชัย")
    put(
        given,
        *(Area(uid=uid, name=uid, level="province") for uid in ("90", "95")),
        ManagedNetwork(uid="n", name="สวนยาง"),
        *(actor(uid, name=f"คน{uid}", sector=SECTORS[uid]) for uid in MEMBERS),
        *(Base(uid=f"b{uid}", actor=uid, area=AREAS[uid]) for uid in MEMBERS),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in MEMBERS),
    )
    return Service(given, Preferences(day=ON), tmp_path)


@pytest.fixture
def links(service: Service) -> dict[str, str]:
    """Everybody's, who all have answered."""
    service.put_round(ROUND, "วิชัย")
    found = asking.invite(service.sealed, ROUND, MEMBERS)
    for place, member in enumerate(MEMBERS):
        service.sealed.tell(found[member], Told((ToldTie("COOPERATE", "a" if place else "b"),)))
        answer(service, found[member], member, place % 5 + 1)
    return found


def answer(service: Service, token: str, member: str, value: int) -> None:
    """Says the same to all that is asked, of the network and of every partner."""
    partners = [uid for uid in MEMBERS if uid != member]
    given = {
        (about, name): min(value, item.most)
        for name, item in items().items()
        for about in (partners if item.partner else [""])
    }
    standing = {"sector": SECTORS[member], "area": AREAS[member], "community": "1"}
    service.sealed.keep(token, given, standing)
    service.sealed.change_told(token, lambda told: replace(told, voice=f"เสียง {value} {member}"))


def everything(service: Service) -> Iterator[object]:
    """What anybody may ask, see or take away."""
    store = service.store
    yield fingerprint(store.read(all_records))
    for entry in history(store):
        yield entry
        yield changes_of(store, entry.batch)
    for name, module in catalogue().items():
        if not module.writes and all(each.default is not UNSET for each in module.parameters):
            days = {each.name: ON for each in module.parameters if each.default == "today"}
            yield name, store.rows(name, **days)
    for filters in FILTERS:
        snapshot = service.snapshot(ON, filters)
        yield conditions.rounds(snapshot)
        yield conditions.reported(snapshot, ROUND.uid)
        yield conditions.differences(snapshot, ROUND.uid)
        yield conditions.counted(snapshot, ROUND.uid)
        yield conditions.results(snapshot, ROUND.uid)
        file = BytesIO()
        write_whole(file, select(service.source, None, filters))
        yield file.getvalue()
    yield [str(each) for each in saving.rows(service.source.home)]
    for part in ("who", "ask", "close"):
        yield texts(opened("conditions", on=ON.isoformat(), round=ROUND.uid, part=part))


def test_while_a_round_is_open_nothing_moves_with_an_answer(
    service: Service, links: dict[str, str]
) -> None:
    before = list(everything(service))
    assert len(before) > 60
    answer(service, links["d"], "d", 5)  # it was 4
    for was, now in zip(before, everything(service), strict=True):
        assert was == now
    assert service.sealed.own(links["d"])["", "conditions.vision"] == 5


def test_the_book_does_not_hold_the_links_themselves(
    service: Service, links: dict[str, str]
) -> None:
    held = (service.source.home / FILE).read_bytes()
    for token in links.values():
        assert token.encode() not in held


def test_what_is_shown_leaves_open_what_any_one_or_two_said(
    service: Service, links: dict[str, str]
) -> None:
    """Every sum that is shown of an item as an equation: no combination is of one or two."""
    service.close_round(ROUND.uid, "วิชัย")
    shown = read(rounds(service.store)[ROUND.uid].means)
    standing = {"sector": SECTORS, "area": AREAS, "community": dict.fromkeys(MEMBERS, "1")}
    for name, item in items().items():
        if item.partner:
            continue
        rows = [[1.0] * len(MEMBERS)] if shown[name].total != HIDDEN else []
        for way in WAYS:
            for group, mean in shown[name].by[way].items():
                if mean != HIDDEN:
                    rows.append([float(standing[way][member] == group) for member in MEMBERS])
        known = np.array(rows)
        assert len(known) >= 3  # something is shown
        for pair in combinations(range(len(MEMBERS)), 2):
            both = np.vstack([known, np.eye(len(MEMBERS))[list(pair)]])
            assert np.linalg.matrix_rank(both) == np.linalg.matrix_rank(known) + 2
    assert shown["conditions.vision"].by["area"] == {"90": HIDDEN, "95": HIDDEN}
    assert shown["trust"].by["partner"]["a"].count == 7


def test_after_the_closing_no_answer_is_left_in_any_file(
    service: Service, links: dict[str, str]
) -> None:
    service.close_round(ROUND.uid, "วิชัย")
    assert [row for row in saving.rows(service.source.home) if "answers" in row] == []
    for token in links.values():
        with pytest.raises(SaanError):
            service.sealed.own(token)
    later = replace(rounds(service.store)[ROUND.uid], means=None)
    with pytest.raises(SaanError):
        service.put_round(later, "วิชัย", rounds(service.store)[ROUND.uid])


def test_another_round_is_of_other_answers(service: Service, links: dict[str, str]) -> None:
    """Two who answer it see nothing of each other by what the first one shows."""
    service.close_round(ROUND.uid, "วิชัย")
    second = replace(ROUND, uid=new_uid("n", "รอบสอง", OPENS), name="รอบสอง")
    service.put_round(second, "วิชัย")
    for member, token in asking.invite(service.sealed, second, "ab").items():
        answer(service, token, member, 5)
    service.close_round(second.uid, "วิชัย")
    shown = read(rounds(service.store)[second.uid].means)
    assert {each.total for each in shown.values()} == {HIDDEN}
