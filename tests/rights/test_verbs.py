"""Every verb that writes asks what the user in force may; the journal has the name of who signed
in, whatever name is given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from graph.base.config import Preferences
from graph.base.errors import Forbidden
from graph.edit import Edit, record
from graph.governance.lifecycle import Decision
from graph.journal import Note
from graph.journal.erase import erase
from graph.journal.history import history
from graph.kinds import ManagedNetwork, Round
from graph.rights import ROLES, User, acting
from graph.service import Service
from graph.store import Store
from tests.support.erasing import Gone
from tests.support.made import actor, put, tie

ON = date(2026, 9, 30)
LEAST = {
    "consider": "editor",
    "add": "editor",
    "put off": "editor",
    "distinct": "editor",
    "merge": "editor",
    "undo one's own": "editor",
    "undo another's": "manager",
    "a round": "manager",
    "its end": "manager",
    "check": "manager",
    "decide": "manager",
    "set": "manager",
    "erase": "administrator",
}


@pytest.fixture
def service(store: Store) -> Service:
    put(
        store,
        *(actor(uid, name=name) for uid, name in zip("abcd", ("ก", "ข", "ค", "ง"), strict=True)),
        tie("a", "b"),
    )
    return Service(store, Preferences())


def verbs(service: Service) -> dict[str, Callable[[], object]]:
    """Each verb on something that is there to be written."""
    setting = Edit("add", "settings", {"name": "calendar.share", "value": "0.4"})
    with acting(User("สมศรี", "editor")):
        own = service.edit(Edit("add", "issues", {"name": "ดิน"}), "")
    another = service.edit(Edit("add", "issues", {"name": "น้ำ"}), "วิชัย")
    assert own
    assert another
    service.keep_findings(ON, "วิชัย")
    asking = Round(uid="q1", name="รอบ", network="n", opens=ON, closes=ON, asks=("ties",))
    put(service.store, ManagedNetwork(uid="n", name="เครือข่าย"), asking)
    case = next(iter(_cases(service)))
    return {
        "add": lambda: service.edit(Edit("add", "issues", {"name": "ป่า"}), "วิชัย"),
        "consider": lambda: service.consider(Edit("add", "issues", {"name": "ป่า"})),
        "put off": lambda: service.put_off("a", "b", "contact", ON, date(2026, 10, 9), "วิชัย"),
        "distinct": lambda: service.distinct("c", "d", "วิชัย"),
        "merge": lambda: service.merge("c", "d", "วิชัย"),
        "undo one's own": lambda: service.undo(own.batch, "วิชัย"),
        "undo another's": lambda: service.undo(another.batch, "วิชัย"),
        "check": lambda: service.keep_findings(date(2027, 9, 30), "วิชัย"),
        "decide": lambda: service.decide(Decision(case, owner="มานี"), ON, "วิชัย"),
        "a round": lambda: service.put_round(replace(asking, name="รอบสอง"), "วิชัย", asking),
        "its end": lambda: service.close_round("q1", "วิชัย"),
        "set": lambda: service.edit(setting, "วิชัย"),
        "erase": lambda: erase(service.store, Gone("issues", "i9"), Note("วิชัย", "page")),
    }


def _cases(service: Service) -> list[str]:
    from graph import governance

    return list(governance.cases(service.snapshot(ON)))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_writes_what_it_may_and_nothing_else(service: Service, role: str) -> None:
    every = verbs(service)
    assert set(every) == set(LEAST)
    for name, write in every.items():
        before = service.state().counter
        with acting(User("สมศรี", role)):
            try:
                write()
                refused = False
            except Forbidden:
                refused = True
            except Exception:
                refused = False
        assert refused == (ROLES.index(role) < ROLES.index(LEAST[name])), name
        if refused:
            assert service.state().counter == before, name


def test_the_journal_has_the_name_of_who_signed_in(service: Service) -> None:
    with acting(User("สมศรี", "editor")):
        service.edit(Edit("add", "issues", {"name": "ป่า"}), "somebody else")
    assert history(service.store)[0].who == "สมศรี"
    service.edit(Edit("add", "issues", {"name": "ดิน"}), "วิชัย")
    assert history(service.store)[0].who == "วิชัย"


def test_a_role_that_is_taken_away_while_a_form_is_open_writes_nothing(service: Service) -> None:
    open_form = Edit("correct", "actors", {"name": "กก"}, record(service.store, "actors", "a"))
    with acting(User("สมศรี", "viewer")), pytest.raises(Forbidden) as refused:
        service.edit(open_form, "สมศรี")
    assert "ผู้อ่าน" in refused.value.text("th")
    assert "viewer" in refused.value.text("en")
    kept = record(service.store, "actors", "a")
    assert kept
    assert kept.name == "ก"
