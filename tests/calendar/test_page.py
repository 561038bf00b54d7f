"""The calendar on its page: a contact logged, put off, taken back; a rhythm corrected or kept."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from graph.base import config
from graph.base.errors import DataError
from graph.calendar.recording import put_off
from graph.journal import Note
from graph.journal.all_records import all_records
from graph.kinds import Activity, Contact, ManagedNetwork, Postponement, Tie
from graph.store import Store
from tests.support.made import KIND_OF, actor, day, put, tie
from tests.support.pages import LAST_DAY, forget_pages, fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before
KIND_OF[ManagedNetwork], KIND_OF[Contact] = "networks", "contacts"

ON = day(LAST_DAY)


def the_day_is(today: date) -> None:
    """For the network of the test, from here on."""
    forget_pages()
    config.home().mkdir(parents=True, exist_ok=True)
    (config.home() / "settings.toml").write_text(f"day = {today}\n", "utf-8")


@pytest.fixture
def network(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_USER", "Somsri")
    the_day_is(ON)
    met = [("we", "pon", 40), ("we", "mali", 10), ("mali", "we", 200), ("chai", "dao", 20)]
    put(
        given,
        *(actor(uid, name=uid.title()) for uid in ("we", "pon", "mali", "chai", "dao")),
        ManagedNetwork(uid="n", name="เครือข่าย", us=("we",)),
        tie("we", "pon", frequency=12.0, since=day("2026-01-01")),
        tie("we", "mali", frequency=52.0, since=day("2020-01-01")),
        tie("chai", "dao", frequency=52.0, since=day("2026-01-01")),
        Contact(uid="c", actor="pon", name="พร", phone="080-000-0000"),
        *(
            Activity(
                uid=f"v{at}",
                date=ON - timedelta(days=ago),
                date_precision="day",
                title=f"พบกัน {at}",
                participants=tuple(sorted(who)),
            )
            for at, (*who, ago) in enumerate([*met, ("dao", 900)])
        ),
    )
    return given


def shown(**asked: str) -> AppTest:
    return opened("calendar", **asked)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if label in button.label).click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\\", "")


def test_this_week_holds_our_own_pairs_and_a_contact_takes_one_off(network: Store) -> None:
    app = shown()
    assert "Contact 1 pair this week. Start with Pon and We." in said(app)
    assert "overdue by 10 days" in said(app)
    assert "We calls Pon" in said(app)
    assert "080-000-0000" not in said(app), "shown only where somebody asks"
    app.toggle(key="calendar phones").set_value(True).run()
    assert "080-000-0000" in said(app)
    press(app, "Contacted")
    assert "The contact of Pon – We is logged" in said(app)
    assert "We have no pair to contact this week" in said(app)
    made = next(a for a in network.read(all_records).of(Activity).values() if a.date == ON)
    assert made.participants == ("pon", "we")
    press(app, "Undo")
    assert "Contact 1 pair this week" in said(app)


def test_a_pair_is_put_off_put_off_further_and_taken_back(network: Store) -> None:
    app = press(shown(), "1 week")
    assert "Pon – We is postponed until 7 Oct 2026" in said(app)
    (kept,) = network.read(all_records).of(Postponement).values()
    assert (kept.one, kept.other, kept.about) == ("pon", "we", "contact")
    assert (kept.since, kept.until) == (ON, ON + timedelta(days=7))
    assert "We have no pair to contact this week" in said(app)
    press(app, "Undo")
    assert "Contact 1 pair this week" in said(app)
    assert not network.read(all_records).of(Postponement)


def test_on_a_day_that_is_past_nothing_is_put_off(network: Store) -> None:
    assert any("1 week" in button.label for button in shown().button)
    the_day_is(ON + timedelta(days=1))
    app = shown()
    assert any("Contacted" in button.label for button in app.button)
    assert not any("1 week" in button.label for button in app.button)


def test_putting_off_twice_keeps_the_latest_and_a_day_that_is_past_is_refused(
    network: Store,
) -> None:
    note = Note("Somsri", "test")
    for days in (7, 30):
        assert put_off(network, "we", "pon", "contact", ON, ON + timedelta(days=days), note)
    assert put_off(network, "pon", "we", "contact", ON, ON + timedelta(days=30), note) is None
    (kept,) = network.read(all_records).of(Postponement).values()
    assert kept.until == ON + timedelta(days=30)
    with pytest.raises(DataError):
        put_off(network, "we", "pon", "contact", ON, ON, note)


def test_a_rhythm_that_is_not_lived_is_corrected_or_kept(network: Store) -> None:
    asked = {"show": "unlike", "one": "mali", "other": "we"}
    app = shown(**asked)
    assert "declared weekly, met 2 times in the past year" in said(app)
    press(app, "Correct to twice a year")
    assert "The frequency of Mali – We is now twice a year" in said(app)
    assert network.read(all_records).of(Tie)["we-mali-COLLABORATE"].frequency == 2
    assert "There are no pairs here" in said(app)
    press(app, "Undo")
    press(app, "It is right")
    assert "The frequency of Mali – We stays" in said(app)
    assert "There are no pairs here" in said(app)
    assert network.read(all_records).of(Tie)["we-mali-COLLABORATE"].frequency == 52


def test_on_a_past_day_known_then_nothing_is_offered(network: Store) -> None:
    app = shown(known="2026-01-01")
    assert not [button for button in app.button if button.label in ("Contacted", "1 week")]
