"""Who signed in and looks at contacts, or takes data out, is told of to whoever keeps it."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph import actors, rights
from graph.base.config import Preferences
from graph.base.errors import Forbidden
from graph.export.forms import export
from graph.kinds import Contact
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, put

Kept = list[tuple[str, str, str]]


@pytest.fixture
def kept() -> Iterator[Kept]:
    found: Kept = []
    rights.watch(lambda who, what, about: found.append((who, what, about)))
    yield found
    rights.watch(lambda who, what, about: None)


@pytest.fixture
def service(store: Store) -> Service:
    contact = Contact(uid="c1", actor="a", name="สมชาย", phone="081 111 1111")
    put(store, actor("a"), contact)
    return Service(store, Preferences())


def test_a_look_at_contacts_is_told_by_whom_and_of_whom(service: Service, kept: Kept) -> None:
    snapshot = service.snapshot(date(2026, 9, 30))
    with acting(User("มานี", "editor")):
        assert list(actors.contacts(snapshot, "a")["phone"]) == ["081 111 1111"]
        actors.directory(snapshot)
    with acting(User("ปิติ", "viewer")), pytest.raises(Forbidden):
        actors.contacts(snapshot, "a")
    actors.contacts(snapshot, "a")  # whoever has the machine
    assert kept == [("มานี", "contacts", "a")]


@pytest.mark.parametrize(
    ("form", "contacts", "told"),
    [("csv", False, "zip"), ("xlsx", True, "xlsx + contacts"), ("json", False, "json + contacts")],
)
def test_what_is_taken_out_is_told(
    service: Service, kept: Kept, form: str, contacts: bool, told: str
) -> None:
    with acting(User("มานี", "editor")):
        export(service.source, form, contacts=contacts)
    assert kept == [("มานี", "export", told)]


@pytest.mark.parametrize(("form", "contacts"), [("xlsx", True), ("json", False)])
def test_who_may_not_see_contacts_takes_none_out(
    service: Service, kept: Kept, form: str, contacts: bool
) -> None:
    with acting(User("ปิติ", "viewer")):
        with pytest.raises(Forbidden):
            export(service.source, form, contacts=contacts)
        export(service.source, "graphml")
    assert kept == [("ปิติ", "export", "graphml")]
