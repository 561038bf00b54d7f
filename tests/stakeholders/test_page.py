"""The page and the command of stakeholders, on a small network."""

import pytest

from graph.journal.all_records import all_records
from graph.kinds import Actor, Contact, ManagedNetwork, Stake
from graph.store import Store
from tests.support.command import answer
from tests.support.made import actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

NETWORK = ManagedNetwork(uid="n", name="เครือข่าย", us=("us",))
HIGH_LOW = {"influence": "high", "interest": "low"}


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")


def stakes(given: Store) -> dict[str, Stake]:
    return {each.actor: each for each in given.read(all_records).of(Stake).values()}


@pytest.mark.usefixtures("writer")
def test_names_are_matched_asked_about_and_added_once(given: Store) -> None:
    put(given, NETWORK, actor("us", name="กลุ่มเรา"), actor("m", name="เทศบาลเมืองใหม่"))
    app = opened("stakeholders")
    assert "Nobody is assessed yet" in " ".join(texts(app))
    people, _, government = app.text_area
    people.set_value("สหกรณ์ผักบ้านไร่\nสหกรณ์ผัก บ้านไร่")
    government.set_value("เทศบาลเมืองใหม่\nทม.ใหม่")
    app.run()
    said = " ".join(texts(app)).replace("\\", "")
    assert "“เทศบาลเมืองใหม่” is เทศบาลเมืองใหม่, on record already" in said
    for pills in app.pills:
        if "someone on record" in pills.label:
            pills.set_value("m" if "m" in pills.options else pills.options[0])
    for pills in app.pills:
        if pills.value is None and "is" in pills.label:
            pills.set_value("organisation")
    app.run()
    next(each for each in app.button if each.label.startswith("Add ")).click().run()
    assert not [each.value for each in app.error]
    made = [each.name for each in given.read(all_records).of(Actor).values()]
    assert sorted(made).count("สหกรณ์ผักบ้านไร่") == 1
    assert len(stakes(given)) == len(made) - 1  # all but us


@pytest.mark.usefixtures("writer")
def test_a_group_is_sorted_and_a_place_is_taken_anew(given: Store) -> None:
    stake = Stake(uid="k", actor="m", network="n", groups=("interested",), **HIGH_LOW)
    put(given, NETWORK, actor("us"), actor("m", name="นายก"), stake)
    app = opened("stakeholders", show="groups")
    label = "They influence our work"
    next(each for each in app.multiselect if each.label == label).set_value(["m"]).run()
    assert set(stakes(given)["m"].groups) == {"influences_us", "interested"}
    app = opened("stakeholders", stake="m")
    assert "Important, and not tied to us" in " ".join(texts(app))
    next(each for each in app.button_group if each.label == "interest").set_value("high").run()
    next(each for each in app.button if each.label.startswith("Assessed anew")).click().run()
    found = sorted(given.read(all_records).of(Stake).values(), key=lambda each: str(each.since))
    assert [(each.interest, each.until is None) for each in found] in (
        [("high", True), ("low", False)],
        [("low", False), ("high", True)],
    )
    assert "before: Much influence, little interest" in " ".join(each.label for each in app.button)


@pytest.mark.usefixtures("writer")
def test_a_place_is_chosen_by_numbers_and_old_places_stay(given: Store) -> None:
    stake = Stake(uid="k", actor="m", network="n", **HIGH_LOW)
    put(given, NETWORK, actor("us"), actor("m", name="นายก"), stake)
    app = opened("stakeholders", stake="m")
    assert "Important, and not tied to us" in " ".join(texts(app))
    for name, number in (("influence", "9"), ("interest", "4")):
        next(each for each in app.button_group if each.label == name).set_value(number).run()
    next(each for each in app.button if each.label.startswith("Correct")).click().run()
    assert not [each.value for each in app.error]
    assert (stakes(given)["m"].influence, stakes(given)["m"].interest) == ("9", "4")
    (frame,) = opened("stakeholders", show="table").dataframe
    assert frame.value.iloc[0].tolist()[1:3] == ["9", "4"]


def test_the_profile_says_what_matters_and_how_it_moved_and_no_contact(given: Store) -> None:
    stakes_of = {"actor": "m", "network": "n", "influence": "high"}
    put(
        given,
        NETWORK,
        actor("us"),
        actor("m", name="นายก"),
        Stake(uid="k1", interest="low", until=day("2026-03-01"), **stakes_of),
        Stake(
            uid="k2",
            interest="high",
            since=day("2026-03-01"),
            groups=("influences_us", "interested"),
            what_matters="ฐานเสียง <b>ผู้รักสุขภาพ</b>",
            **stakes_of,
        ),
        Contact(uid="c", actor="m", name="ป้อม", phone="0812345678"),
    )
    said = " ".join(texts(opened("actors", actor="m"))).replace("\\", "")
    assert "What it has to do with us" in said
    assert "They influence our work, They care whether we succeed or fail" in said
    assert "ฐานเสียง &lt;b&gt;ผู้รักสุขภาพ&lt;/b&gt;" in said
    assert "Much influence, much interest (before: Much influence, little interest)" in said
    assert "1 Mar 2026" in said
    assert "0812345678" not in said
    earlier = " ".join(texts(opened("actors", actor="m", on="2026-02-28")))
    assert "Much influence, little interest" in earlier
    assert "ผู้รักสุขภาพ" not in earlier
    assert "What it has to do with us" not in " ".join(texts(opened("actors", actor="us")))


def test_the_command_lists_them(given: Store, capsys: pytest.CaptureFixture[str]) -> None:
    stake = Stake(uid="k", actor="m", network="n", **HIGH_LOW)
    put(given, NETWORK, actor("us"), actor("m"), tie("us", "m", "COORDINATE"), stake)
    (found,) = answer(capsys, "stakeholders")
    assert (found["uid"], found["influence"], found["now"], found["missing"]) == (
        *("m", "high", "COORDINATE", False),
    )
