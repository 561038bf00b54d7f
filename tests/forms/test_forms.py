"""The pages that edit, on a small real database: add, correct, change, end, delete, be beaten."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from graph import journal
from graph.journal.all_records import all_records
from graph.kinds import Activity, Actor, Area, Base, Change, Contact, Issue, Membership, Tie
from graph.store import Store
from tests.support.made import NOTE, actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before

A, B, C = "ป้าแดง", "ลุงสม", "อบต.คลองแห"


@pytest.fixture
def small(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three partners, an issue, an area, one loose tie since 2566 and one activity."""
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", "en")
    area = Area(uid="9011", name="หาดใหญ่", level="district")
    journal.write(given, [Change("areas", area.uid, None, area)], NOTE)
    put(
        given,
        Issue(uid="food", name="อาหารปลอดภัย"),
        actor("a", name=A),
        actor("b", name=B),
        actor("c", name=C, kind="organisation"),
        tie("a", "b", "COOPERATE", uid="t", since=day("2023-01-01"), since_precision="year"),
        Activity(uid="x", date=day("2026-02-01"), date_precision="day", title="ลงแขก",
                 participants=("a", "b")),
    )  # fmt: skip
    return given


def fill(app: AppTest, form: str, turn: int = 0, **typed: object) -> AppTest:
    for column, value in typed.items():
        app.session_state[f"{form}:{turn}:{column.rstrip('_')}"] = value
    return app


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    button.click().run()
    assert not app.exception
    return app


def ties(store: Store) -> dict[str, Tie]:
    return dict(store.read(all_records).of(Tie))


def test_a_tie_is_added_and_the_form_is_ready_for_the_next(small: Store) -> None:
    app = opened("ties")
    fill(
        app, "new tie", from_="a", to="c", type="COORDINATE", since="มี.ค. 2566", frequency="monthly"
    )
    press(app, "Save")
    (new,) = [t for t in ties(small).values() if t.uid != "t"]
    assert (new.start, new.end, new.type, new.since_precision) == ("a", "c", "COORDINATE", "month")
    assert (new.since, new.frequency) == (day("2023-03-01"), 12)
    assert any("ready for the next" in text for text in texts(app))
    assert app.session_state["new tie:1:from"] == "a"
    assert app.session_state["new tie:1:to"] is None
    press(app, "Undo")
    assert set(ties(small)) == {"t"}


def test_what_was_typed_stays_when_it_cannot_be_saved(small: Store) -> None:
    app = opened("ties")
    fill(app, "new tie", from_="a", to="c", type="COORDINATE", since="2566", until="2560", note="x")
    press(app, "Save")
    assert app.error
    assert app.session_state["new tie:0:note"] == "x"
    assert set(ties(small)) == {"t"}
    fill(app, "new tie", until="2567")
    press(app, "Save")
    assert not app.error
    assert len(ties(small)) == 2


def test_an_empty_form_says_what_must_be_there(small: Store) -> None:
    app = press(opened("ties"), "Save")
    (error,) = app.error
    assert all(label in error.value for label in ("filled in", "Partner", "With", "Tie"))
    assert set(ties(small)) == {"t"}


def test_a_second_click_makes_no_double(small: Store) -> None:
    app = opened("activities")
    for _ in range(2):
        fill(app, "new activity", title="เวที", participants=["a", "c"])
        first = app.session_state["form new activity"]
        press(app, "Save")
        app.session_state["form new activity"] = first  # the answer was lost on its way
    found = [a for a in small.read(all_records).of(Activity).values() if a.title == "เวที"]
    assert len(found) == 1


def answered(app: AppTest, form: str, way: str, turn: int = 0) -> AppTest:
    app.radio(key=f"way {form} {turn}").set_value(way).run()
    return app


def test_nothing_can_be_edited_before_the_question_is_answered(small: Store) -> None:
    app = opened("ties", tie="t", step="edit")
    assert not [b for b in app.button if b.label.startswith("Save")]
    assert any("Choose one of the two" in text for text in texts(app))
    answered(app, "tie t", "correct")
    assert [b.label for b in app.button if b.label.startswith("Save")] == ["Save the correction"]


def test_a_correction_says_it_was_always_so(small: Store) -> None:
    app = answered(opened("ties", tie="t", step="edit"), "tie t", "correct")
    assert app.session_state["tie t:0:since"] == "2023"
    press(fill(app, "tie t", trust="3", since="14 มี.ค. 2566"), "Save the correction")
    (only,) = ties(small).values()
    assert (only.uid, only.trust, only.since) == ("t", 3, day("2023-03-14"))
    assert only.since_precision == "day"


def test_a_change_from_a_day_ends_one_episode_and_begins_the_next(small: Store) -> None:
    app = answered(opened("ties", tie="t", step="edit"), "tie t", "change")
    assert app.session_state["tie t:0:day"] == "30 Sep 2026"
    press(fill(app, "tie t", frequency="weekly", day="2026-05-01"), "Save the change")
    before, after = sorted(ties(small).values(), key=lambda t: str(t.since))
    assert (before.frequency, before.until) == (None, day("2026-05-01"))
    assert (after.frequency, after.since, after.until) == (52, day("2026-05-01"), None)


def test_a_change_must_change_something(small: Store) -> None:
    app = answered(opened("ties", tie="t", step="edit"), "tie t", "change")
    press(app, "Save the change")
    assert "No field has been changed" in app.error[0].value
    assert set(ties(small)) == {"t"}


def test_what_is_on_record_already_is_told_and_what_was_typed_stays(small: Store) -> None:
    app = fill(opened("actors", do="add"), "new actor", name=A, kind="person")
    press(app, "Save")
    assert "on record already" in app.error[0].value
    assert app.session_state["new actor:0:name"] == A
    assert len(small.read(all_records).of(Actor)) == 3


def test_a_tie_is_tightened_from_a_day_and_taken_back(small: Store) -> None:
    app = opened("ties", tie="t", step="COLLABORATE")
    press(fill(app, "level t", day="1/9/2026"), "Save: collaborate from this day on")
    kept, tighter = sorted(ties(small).values(), key=lambda t: str(t.since))
    assert (kept.type, kept.until) == ("COOPERATE", day("2026-09-01"))
    assert (tighter.type, tighter.since) == ("COLLABORATE", day("2026-09-01"))
    assert app.query_params["tie"] in (tighter.uid, [tighter.uid])
    press(app, "Undo")
    (only,) = ties(small).values()
    assert (only.type, only.until) == ("COOPERATE", None)
    assert app.query_params["tie"] in ("t", ["t"])
    said = " ".join(texts(app)).replace("\\", "")
    assert f"Undone: {A} – {B}" in said
    assert "no longer exists" not in said


def test_the_last_write_of_a_tie_is_told_and_taken_back(small: Store) -> None:
    beaten(small, trust=4.0)
    app = opened("ties", tie="t")
    assert any("Last saved by tester" in text for text in texts(app))
    app.button(key="undo last ties t").click().run()
    assert ties(small)["t"].trust is None
    assert not [b for b in app.button if b.key == "undo last ties t"], "an undo is not offered"


def test_a_tie_ends_on_its_last_day(small: Store) -> None:
    app = opened("ties", tie="t", step="end")
    app.text_input(key="end ties t:0:day").set_value("31/12/2568").run()
    press(app, "Save the end")
    assert ties(small)["t"].until == day("2026-01-01")
    assert not app.error


def test_a_meeting_of_the_two_is_logged_from_their_tie(small: Store) -> None:
    press(opened("ties", tie="t", step="meet"), "Save")
    (met,) = [a for a in small.read(all_records).of(Activity).values() if a.uid != "x"]
    assert (met.date, met.participants) == (day("2026-09-30"), ("a", "b"))
    assert met.title == f"Meeting: {A} and {B}"


def beaten(store: Store, **changed: object) -> None:
    """Somebody else writes the tie meanwhile."""
    before = ties(store)["t"]
    journal.write(store, [Change("ties", "t", before, replace(before, **changed))], NOTE)  # type: ignore[arg-type]


def test_a_pair_recorded_from_both_sides_is_tightened_as_one_and_told(small: Store) -> None:
    put(small, tie("b", "a", "COOPERATE", uid="u", since=day("2024-01-01")))
    app = opened("ties", tie="t", step="COLLABORATE")
    press(fill(app, "level t", day="1/9/2026"), "Save: collaborate from this day on")
    assert [each.type for each in ties(small).values() if each.until is None] == ["COLLABORATE"]
    assert any("(u, since 1 Jan 2024)" in each.value.replace("\\", "") for each in app.warning)


def test_where_somebody_was_faster_both_versions_are_shown(small: Store) -> None:
    app = answered(opened("ties", tie="t", step="edit"), "tie t", "correct")
    beaten(small, frequency=52.0, trust=2.0)
    press(fill(app, "tie t", trust="4"), "Save the correction")
    assert any("tester" in warning.value for warning in app.warning)
    (cells,) = [part.proto.body for part in app.get("html") if "<table" in part.proto.body]
    assert all(text in cells for text in ("4 – fully", "2 – somewhat", "weekly", "By tester"))
    assert ties(small)["t"].trust == 2
    press(app, "Replace theirs with mine")
    assert app.session_state["tie t:1:trust"] == "4"
    press(app, "Save the correction")
    assert (ties(small)["t"].trust, ties(small)["t"].frequency) == (4, 52)


def test_theirs_can_be_kept(small: Store) -> None:
    app = answered(opened("ties", tie="t", step="edit"), "tie t", "correct")
    beaten(small, trust=2.0)
    press(fill(app, "tie t", trust="4"), "Save the correction")
    press(app, "Keep theirs")
    assert ties(small)["t"].trust == 2
    assert not app.warning


def test_deleting_a_partner_shows_first_what_goes_along(small: Store) -> None:
    app = opened("actors", actor="a", step="delete")
    said = " ".join(texts(app))
    assert "ties: 1" in said
    assert "activities: 1" in said
    button = app.button(key="do delete actors a")
    assert button.disabled
    app.checkbox(key="sure delete actors a").check().run()
    app.button(key="do delete actors a").click().run()
    now = small.read(all_records)
    assert (set(now.of(Actor)), set(now.of(Tie))) == ({"b", "c"}, set())
    assert now.of(Activity)["x"].participants == ("b",)
    press(app, "Undo")
    assert set(small.read(all_records).of(Tie)) == {"t"}


def test_a_partner_leaves_on_a_day_and_its_ties_end_with_it(small: Store) -> None:
    app = opened("actors", actor="a", step="retire")
    app.text_input(key="retire actors a:0:day").set_value("30/6/2569").run()
    assert any("ties: 1" in text for text in texts(app))
    press(app, "Save: they leave")
    now = small.read(all_records)
    assert now.of(Actor)["a"].until == now.of(Tie)["t"].until == day("2026-07-01")


def test_a_partner_is_added_and_renamed_from_a_day(small: Store) -> None:
    app = opened("actors", do="add")
    fill(app, "new actor", name="มาลี", kind="person", area="9011", issues=["food"])
    press(app, "Save")
    now = small.read(all_records)
    (uid,) = [uid for uid, each in now.of(Actor).items() if each.name == "มาลี"]
    assert [base.area for base in now.of(Base).values()] == ["9011"]
    app = answered(opened("actors", actor=uid, step="edit"), f"actor {uid}", "change")
    press(fill(app, f"actor {uid}", name="มาลี ใจดี", day="2026-09-01"), "Save the change")
    kept = small.read(all_records).of(Actor)[uid]
    assert (kept.name, kept.aliases) == ("มาลี ใจดี", ("มาลี",))


def test_memberships_of_a_partner_are_dated_rows(small: Store) -> None:
    app = opened("actors", actor="a", row="members:new")
    press(fill(app, "members new", of="c", role="กรรมการ", since="2565"), "Save")
    (row,) = small.read(all_records).of(Membership).values()
    assert (row.member, row.of, row.since_precision) == ("a", "c", "year")
    app = opened("actors", actor="a", row=f"members:{row.uid}", rowstep="edit")
    answered(app, f"members {row.uid}", "change")
    press(fill(app, f"members {row.uid}", role="ประธาน", day="2567"), "Save the change")
    roles = {m.role: m.until for m in small.read(all_records).of(Membership).values()}
    assert roles == {"กรรมการ": day("2024-01-01"), "ประธาน": None}


def test_contacts_are_shown_only_to_who_asks_and_edited(small: Store) -> None:
    app = opened("actors", actor="a", row="contacts:new")
    assert not any("Personal data" in text for text in texts(app))
    app.toggle(key="contacts a").set_value(True).run()
    assert any("Personal data" in text for text in texts(app))
    press(fill(app, "contacts new", name="แดง", phone="081 234 5678"), "Save")
    (contact,) = small.read(all_records).of(Contact).values()
    assert (contact.actor, contact.phone) == ("a", "081 234 5678")
    assert any("081 234 5678" in text for text in texts(app))
    app.toggle(key="contacts a").set_value(False).run()
    assert not any("081 234 5678" in text for text in texts(app))


def test_an_activity_is_logged_found_corrected_and_deleted(small: Store) -> None:
    app = opened("activities")
    assert any("0 name no participant and 1 no issue" in text for text in texts(app))
    assert app.session_state["new activity:0:date"] == "30 Sep 2026"
    fill(app, "new activity", title="เวที", participants=["a", "c"], minutes="1.5 ชม.", about="food")
    press(app, "Save")
    (new,) = [a for a in small.read(all_records).of(Activity).values() if a.uid != "x"]
    assert (new.date, new.minutes, new.about) == (day("2026-09-30"), 90, "food")
    app = opened("activities", activity=new.uid, step="edit")
    press(fill(app, f"activities {new.uid}", title="เวทีกลาง"), "Save the correction")
    assert small.read(all_records).of(Activity)[new.uid].title == "เวทีกลาง"
    app = opened("activities", activity=new.uid, step="delete")
    app.checkbox(key=f"sure delete activities {new.uid}").check().run()
    app.button(key=f"do delete activities {new.uid}").click().run()
    assert set(small.read(all_records).of(Activity)) == {"x"}


def test_issues_form_a_tree_and_go_with_what_refers_to_them(small: Store) -> None:
    app = opened("issues")
    press(fill(app, "new issues", name="ผักอินทรีย์", part_of="food"), "Save")
    (part,) = [i for i in small.read(all_records).of(Issue).values() if i.uid != "food"]
    assert part.part_of == "food"
    app = opened("issues", issue_uid="food", step="delete")
    assert any("issues: 1" in text for text in texts(app))
    app.checkbox(key="sure delete issues food").check().run()
    app.button(key="do delete issues food").click().run()
    assert [i.part_of for i in small.read(all_records).of(Issue).values()] == [None]


def test_an_area_is_corrected(small: Store) -> None:
    app = opened("issues", do="areas", area_code="9011", step="edit")
    press(fill(app, "areas 9011", name="หาดใหญ่ใน"), "Save the correction")
    assert small.read(all_records).of(Area)["9011"].name == "หาดใหญ่ใน"


def test_two_partners_have_their_episodes_to_choose_from(small: Store) -> None:
    app = opened("ties", one="b", other="a")
    links = [part.proto.label for part in app.get("page_link")]
    assert any("cooperate" in label and "2023" in label for label in links)
    assert any("No tie of this pair" in text for text in texts(opened("ties", one="a", other="c")))


def test_a_record_that_is_gone_is_a_sentence(small: Store) -> None:
    said = {
        word: [info.value for info in opened(word, **asked).info]
        for word, asked in (
            ("ties", {"tie": "no"}),
            ("activities", {"activity": "no"}),
            ("issues", {"issue_uid": "no"}),
        )
    }
    assert {w: infos for w, infos in said.items() if "no longer exists" not in "".join(infos)} == {}


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_empty_network_begins_with_its_first_partner(
    lang: str, given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", lang)
    lone = {"th": "เพิ่มภาคีก่อน", "en": "first, then come back"}[lang]
    said = {word: " ".join(texts(opened(word, lang=lang))) for word in ("ties", "activities")}
    assert {word: text for word, text in said.items() if lone not in text} == {}
    app = opened("actors", lang=lang)
    assert any({"th": "รายแรก", "en": "first partner"}[lang] in text for text in texts(app))
    press(fill(app, "new actor", name="เรา", kind="group"), {"th": "บันทึก", "en": "Save"}[lang])
    assert [each.name for each in given.read(all_records).of(Actor).values()] == ["เรา"]
    app = opened("issues", lang=lang)
    press(fill(app, "new issues", name="อาหาร"), {"th": "บันทึก", "en": "Save"}[lang])
    assert [each.name for each in given.read(all_records).of(Issue).values()] == ["อาหาร"]


def test_nobody_named_saves_nothing(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAAN_USER")
    app = opened("ties")
    (save,) = [button for button in app.button if button.label == "Save"]
    assert save.disabled
    app.text_input(key="writer field").set_value("มาลี").run()
    (save,) = [button for button in app.button if button.label == "Save"]
    assert not save.disabled


def test_hostile_names_stay_text(small: Store) -> None:
    hostile = "<img src=x onerror=alert(1)> ![i](http://evil.example/p.png)"
    before = small.read(all_records).of(Actor)["b"]
    journal.write(small, [Change("actors", "b", before, replace(before, name=hostile))], NOTE)
    for asked in ({"tie": "t", "step": "delete"}, {"tie": "t", "step": "end"}):
        app = opened("ties", **asked)
        assert not any("![i](" in part.value for part in app.markdown)
        assert not any("<img" in part.proto.body for part in app.get("html"))
