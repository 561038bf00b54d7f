"""What is set for a network: read, kept, refused, followed."""

from dataclasses import replace
from datetime import date

import pytest

from graph import edit
from graph.base.config import Preferences
from graph.base.errors import DataError
from graph.base.words import buddhist, counting, speaking
from graph.edit import Edit, Moved, Refused
from graph.rules import limits
from graph.service import Service
from graph.settings.values import ALLOWED, Options, read, tidy
from graph.store import Store
from tests.support.made import actor, put


def given_of(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


def test_without_anything_kept_the_defaults_hold() -> None:
    assert read({}) == Options()
    assert set(Options().kept()) == set(ALLOWED) | {f"governance.{name}" for name in limits()}
    assert read(Options().kept()) == Options()


def test_what_is_kept_is_read_back() -> None:
    wanted = Options((2.0, 1.0, 0.5, 0.0), 90.0, 0.75, "Asia/Tokyo", "en", "buddhist")
    assert read(wanted.kept()) == wanted


def test_a_kept_value_that_is_not_allowed_counts_as_not_kept() -> None:
    found = read({"calendar.share": "7", "time.zone": '"Asia/Atlantis"', "colour": '"red"'})
    assert replace(found, wrong=(), unknown=()) == Options()
    assert found.wrong == ("calendar.share", "time.zone")
    assert found.unknown == ("colour",)


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("time.zone", "Asia/Bangkok", '"Asia/Bangkok"'),
        ("strength.half_life", "90.0", "90"),
        ("strength.level", "๓", "3"),
        ("pages.language", "null", "null"),
        ("pages.era", "common", '"common"'),
    ],
)
def test_a_bare_word_is_as_good_as_json(name: str, text: str, kept: str) -> None:
    assert tidy(name, text) == kept


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("strength.level", "-1"),
        ("strength.level", "11"),
        ("strength.level", "true"),
        ("strength.half_life", "NaN"),
        ("calendar.share", "0"),
        ("time.zone", "../etc/passwd"),
        ("pages.language", "fr"),
        ("pages.era", "x" * 300),
    ],
)
def test_what_is_not_allowed_is_refused_with_what_is(given: Store, name: str, text: str) -> None:
    service = Service(given, Preferences())
    with pytest.raises(Refused) as refused:
        service.edit(Edit("add", "settings", given_of(name, text)), "สมศรี")
    assert name in refused.value.problems[0].text("en")
    assert service.options() == Options()


def test_a_setting_goes_through_the_journal_and_can_be_undone(given: Store) -> None:
    service = Service(given, Preferences())
    put(given, actor("a"))
    planned = Edit("add", "settings", given_of("calendar.share", "0.7"))
    written = service.edit(planned, "สมศรี", token="0f" * 16)
    assert written is not None
    assert service.options().share == 0.7
    assert service.edit(planned, "สมศรี", token="0f" * 16) == written
    base = edit.record(service.store, "settings", "calendar.share")
    service.edit(Edit("correct", "settings", given_of("calendar.share", "0.6"), base), "วิชัย")
    with pytest.raises(Moved) as moved:
        service.edit(Edit("correct", "settings", given_of("calendar.share", "0.9"), base), "สมศรี")
    assert (moved.value.who, getattr(moved.value.theirs, "value", None)) == ("วิชัย", "0.6")
    service.undo("b3", "สมศรี")
    assert service.options().share == 0.7


def test_today_follows_the_zone(given: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service(given, Preferences())
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):  # 25 hours apart: never the same day
        base = edit.record(service.store, "settings", "time.zone")
        what = "correct" if base else "add"
        service.edit(Edit(what, "settings", given_of("time.zone", zone), base), "สมศรี")
        assert service.options().zone == zone
        if zone == "Pacific/Kiritimati":
            ahead = service.today()
    assert service.today() < ahead
    assert Service(given, Preferences(demo=True, day=date(2026, 9, 30))).today() == date(
        2026, 9, 30
    )


def test_the_era_is_that_of_the_language_unless_one_is_set() -> None:
    from graph.base.dates import show

    day = date(2023, 3, 14)
    for era, thai, english in (
        ("language", "14 มี.ค. 2566", "14 Mar 2023"),
        ("buddhist", "14 มี.ค. 2566", "14 Mar 2566"),
        ("common", "14 มี.ค. 2023", "14 Mar 2023"),
    ):
        with counting(era):
            assert (show(day, "day", "th"), show(day, "day", "en")) == (thai, english)
    with speaking("en"):
        assert not buddhist()


def test_a_place_on_the_map_is_two_numbers() -> None:
    assert tidy("map.place.a", "[1.5, -2]") == "[1.5, -2]"
    for text in ("[1]", "[1, true]", "7", '["1", "2"]', "[1e9, 0]"):
        with pytest.raises(DataError):
            tidy("map.place.a", text)
    found = read({"map.place.b": "[3, 4]", "map.place.a": "[1.5, -2]", "map.place.c": "[]"})
    assert found.places == (("a", (1.5, -2.0)), ("b", (3.0, 4.0)))
    assert (found.wrong, found.unknown) == (("map.place.c",), ())
