"""From rows to changes: references, merging, ties, and what is refused."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from graph.intake import plan, read
from graph.kinds import Activity, Actor, Base, Contact, Issue, Membership, Records, Tie, Work
from tests.intake.test_intake import after, keys, load, made, thailand, three_actors

ACTORS = "id,name,kind,sector\nk1,กลุ่มเกษตรอินทรีย์,กลุ่ม,ประชาชน\nk2,ชาคริต,คน,\nk3,เทศบาล,องค์กร,รัฐ\n"
TIES = "from,to,type,since,until\n"


@pytest.fixture
def known(tmp_path) -> Records:
    return after(Records(), load(tmp_path, Records(), ACTORS))


def test_every_table_is_read_from_one_folder(tmp_path):
    done = load(
        tmp_path,
        thailand(),
        "id,name,kind,area,issues\nk1,กลุ่มผัก,กลุ่ม,หาดใหญ่,อาหาร\nk2,ป้อม,คน,90,อาหาร; น้ำ\n",
        "id,name,part_of\ni1,อาหาร,\ni2,น้ำ,อาหาร\n",
        "id,ชื่อเครือข่าย,เรา,รูปแบบการกำกับ\nn1,เครือข่ายสงขลา,กลุ่มผัก,องค์กรนำ\n",
        "สมาชิก,สังกัด,บทบาท,เริ่มเมื่อ\nป้อม,กลุ่มผัก,ประธาน,2563\nk1,n1,,\n",
        "จาก,ถึง,ความสัมพันธ์,ประเด็น\nกลุ่มผัก,ป้อม,แน่นแฟ้น,อาหาร; น้ำ\n",
        "date,title,participants,minutes,budget,about\n"
        '14/3/2566,ประชุม,ป้อม; กลุ่มผัก,1.5 ชม.,"1,500",น้ำ\n',
        "ภาคี,ชื่อผู้ติดต่อ,เบอร์โทร\nกลุ่มผัก,สมศรี,081-234-5678\n",
    )
    assert keys(done, "error") == []
    assert {kind: count["created"] for kind, count in done.counts.items()} == {
        "issues": 2,
        "actors": 2,
        "networks": 1,
        "bases": 2,
        "works": 3,
        "members": 2,
        "ties": 2,
        "activities": 1,
        "contacts": 1,
    }
    assert Issue(uid="i2", name="น้ำ", part_of="i1") in made(done, "issues")
    assert {(b.actor, b.area) for b in made(done, "bases")} == {("k1", "9011"), ("k2", "90")}
    assert {(w.actor, w.issue) for w in made(done, "works")} == {
        ("k1", "i1"),
        ("k2", "i1"),
        ("k2", "i2"),
    }
    assert {(m.member, m.of, m.role) for m in made(done, "members")} == {
        ("k2", "k1", "ประธาน"),
        ("k1", "n1", None),
    }
    assert {(t.start, t.end, t.about) for t in made(done, "ties")} == {
        ("k1", "k2", "i1"),
        ("k1", "k2", "i2"),
    }
    (meeting,) = made(done, "activities")
    assert (meeting.date, meeting.participants) == (date(2023, 3, 14), ("k1", "k2"))
    assert (meeting.minutes, meeting.budget, meeting.about) == (90, 1500.0, "i2")
    assert made(done, "contacts")[0].phone == "081-234-5678"
    assert made(done, "networks")[0].form == "lead"
    assert {type(r) for k in done.counts for r in made(done, k)} >= {
        Activity,
        Actor,
        Base,
        Contact,
        Membership,
        Tie,
        Work,
    }


def test_loading_the_same_tables_twice_changes_nothing(tmp_path):
    texts = (
        "name,kind,area,aliases\nกลุ่มผัก,กลุ่ม,สงขลา,ผักเรา; ผักดี\nป้อม,คน,ที่ไกล,\n",
        "from,to,type,since,mutual\nป้อม,ผักเรา,หลวม,2563,ใช่\nกลุ่มผัก,ป้อม,แน่น,,\n",
        "member,of,since\nป้อม,กลุ่มผัก,2563\n",
        "date,title,participants\n2566,ประชุม,ป้อม\n",
        "actor,name,email\nป้อม,สมศรี,a@b.co\n",
    )
    first = load(tmp_path, thailand(), *texts)
    second = load(tmp_path, after(thailand(), first), *texts)
    assert not first.refused
    assert second.changes == []
    assert second.counts["ties"] == {"created": 0, "changed": 0, "ended": 0, "same": 2}
    assert second.counts["actors"]["same"] == 2


def test_an_empty_cell_leaves_the_value_alone(tmp_path, known):
    done = load(tmp_path, known, "id,name,kind,sector,note\nk1,กลุ่มเกษตรอินทรีย์,กลุ่ม,,ใหม่\n")
    (change,) = done.changes
    assert change.after == replace(change.before, note="ใหม่")
    assert change.after.sector == "people"
    assert done.counts["actors"] == {"created": 0, "changed": 1, "ended": 0, "same": 0}


def test_a_new_until_counts_as_ended_and_is_stored_as_the_day_after(tmp_path, known):
    known = after(known, load(tmp_path, known, TIES + "k1,k2,แน่น,2563,\n"))
    done = load(tmp_path, known, TIES + "k1,k2,แน่น,2563,2566\n")
    assert done.counts["ties"] == {"created": 0, "changed": 0, "ended": 1, "same": 0}
    assert made(done, "ties")[0].until == date(2024, 1, 1)
    assert made(done, "ties")[0].until_precision == "year"


def test_a_reference_is_an_id_a_name_or_an_alias(tmp_path, known):
    known = after(known, load(tmp_path, known, "id,name,kind,aliases\nk9,ม.อ.,องค์กร,PSU\n"))
    done = load(tmp_path, known, "from,to,type\nk1,PSU,แน่น\nชาคริต,ม.อ.,แน่น\n")
    assert sorted((t.start, t.end) for t in made(done, "ties")) == [("k1", "k9"), ("k2", "k9")]


def test_an_unknown_reference_comes_with_what_was_perhaps_meant(tmp_path, known):
    done = load(tmp_path, known, "from,to,type\nk1,ชาคริตต์,แน่น\n")
    assert done.refused
    assert keys(done, "error") == ["kinds.actors.none_like"]
    assert "“ชาคริต” (k2; the names are 86% alike)" in done.problems[0].text("en")


def test_a_name_that_two_actors_bear_is_never_guessed(tmp_path, known):
    known = after(known, load(tmp_path, known, "id,name,kind\nk8,ชาคริต,คน\n"))
    done = load(tmp_path, known, "from,to,type\nk1,ชาคริต,แน่น\n")
    assert keys(done, "error") == ["ref.several"]


def test_a_known_id_with_another_name_needs_update(tmp_path, known):
    text = "id,name,kind\nk2,คนอื่น,คน\n"
    assert keys(load(tmp_path, known, text), "error") == ["row.other_name"]
    done = load(tmp_path, known, text, update=True)
    assert made(done, "actors")[0].name == "คนอื่น"


def test_a_source_may_rename_its_own_actor_and_meets_it_again(tmp_path):
    first = load(tmp_path, Records(), "id,name,kind\n7,ก,คน\n", source="crm")
    assert made(first, "actors")[0].ids == ("crm:7",)
    known = after(Records(), first)
    again = load(tmp_path, known, "id,name,kind\n7,ข,คน\n", source="crm")
    assert [a.name for a in made(again, "actors")] == ["ข"]
    other = load(tmp_path, known, "id,name,kind\n7,ข,คน\n", source="survey")
    assert keys(other, "error") == ["row.other_name"]


def test_a_membership_that_names_several_is_one_of_each_and_stays_so(tmp_path, known):
    text = 'id,member,of,role\nx,"k1, k2",k3,ประธาน\n'
    done = load(tmp_path, known, text)
    stated = {(m.uid, m.member, m.of, m.role) for m in made(done, "members")}
    assert stated == {("x/k1", "k1", "k3", "ประธาน"), ("x/k2", "k2", "k3", "ประธาน")}
    assert load(tmp_path, after(known, done), text).changes == []


def test_ids_that_a_row_states_stand_beside_that_of_its_source(tmp_path):
    first = load(tmp_path, Records(), "id,name,kind,ids\n7,ก,คน,old:1\n", source="crm")
    assert made(first, "actors")[0].ids == ("old:1", "crm:7")
    text = "id,name,kind,ids\n7,ก,คน,new:2\n"
    again = load(tmp_path, after(Records(), first), text, source="crm")
    assert made(again, "actors")[0].ids == ("old:1", "crm:7", "new:2")


def test_a_row_without_an_id_is_the_known_actor_of_its_name(tmp_path, known):
    done = load(tmp_path, known, "name,kind,note\nชาคริต,คน,ย้ายบ้าน\n")
    assert [(a.uid, a.note) for a in made(done, "actors")] == [("k2", "ย้ายบ้าน")]


def test_a_tie_to_itself_or_through_its_end_is_refused(tmp_path, known):
    text = "from,to,type,through\nk1,k1,แน่น,\nk1,k2,แน่น,k2\n"
    assert keys(load(tmp_path, known, text), "error") == ["tie.self", "tie.through_end"]


def test_a_loose_tie_through_a_broker_names_the_broker(tmp_path, known):
    (tie,) = made(load(tmp_path, known, "from,to,type\nk1,k3,หลวม ผ่านชาคริต\n"), "ties")
    assert (tie.type, tie.stated, tie.through) == ("COOPERATE", False, "k2")


def test_a_second_start_that_overlaps_is_asked_about(tmp_path, known):
    known = after(known, load(tmp_path, known, TIES + "k1,k2,แน่น,2563,\n"))
    done = load(tmp_path, known, TIES + "k1,k2,แน่น,2564,\n")
    assert keys(done, "error") == ["tie.overlap"]


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ("k1,k2,แน่น,2563,2564\nk1,k2,แน่น,2565,\n", []),
        ("k1,k2,แน่น,2563,2564\nk1,k2,แน่น,2564,\n", ["tie.overlap_row"]),
        ("k1,k2,แน่น,1/1/2563,31/12/2563\nk1,k2,แน่น,1/1/2564,\n", []),
        ("k1,k2,แน่น,1/1/2563,1/1/2564\nk1,k2,แน่น,1/1/2564,\n", ["tie.overlap_row"]),
        ("k1,k2,แน่น,2563,\nk2,k1,แน่น,2564,\n", []),
        ("k1,k2,แน่น,2563,\nk1,k2,ประสานการทำงาน,2564,\n", []),
        ("k1,k2,แน่น,,\nk1,k2,แน่น,2564,\n", ["tie.overlap_row"]),
    ],
)
def test_episodes_of_one_pair_and_type_do_not_overlap(tmp_path, known, rows, errors):
    assert keys(load(tmp_path, known, TIES + rows), "error") == errors


def test_a_mutual_tie_overlaps_from_either_end(tmp_path, known):
    text = "from,to,type,since,mutual\nk1,k2,แน่น,2563,ใช่\nk2,k1,แน่น,2564,\n"
    assert keys(load(tmp_path, known, text), "error") == ["tie.overlap_row"]


def test_two_agreements_at_once_need_an_id_each(tmp_path, known):
    text = "id,from,to,type,since\nm1,k1,k2,แน่น,2563\nm2,k1,k2,แน่น,2564\n"
    assert load(tmp_path, known, text).counts["ties"]["created"] == 2


def test_a_mutual_tie_is_the_same_from_either_end(tmp_path, known):
    text = "from,to,type,since,mutual\nk2,k1,แน่น,2563,yes\n"
    done = load(tmp_path, known, text)
    assert [(t.start, t.end) for t in made(done, "ties")] == [("k1", "k2")]
    turned = "from,to,type,since\nk1,k2,แน่น,2563\n"
    assert load(tmp_path, after(known, done), turned).changes == []


def test_correcting_the_type_of_a_tie_keeps_its_id(tmp_path, known):
    known = after(known, load(tmp_path, known, "id,from,to,type\nm1,k1,k2,แน่น\n"))
    done = load(tmp_path, known, "id,from,to,type\nm1,k1,k2,ประสานการทำงาน\n")
    (change,) = done.changes
    assert (change.uid, change.before.type, change.after.type) == ("m1", "COLLABORATE", "COOPERATE")


def test_trust_of_a_five_step_form_is_asked_about(tmp_path, known):
    text = "from,to,type,trust\nk1,k2,แน่น,4\nk1,k3,แน่น,5\nk2,k3,แน่น,ปานกลาง\n"
    done = load(tmp_path, known, text)
    assert keys(done, "error") == ["number.trust_scale", "number.trust_scale"]


def test_taking_what_is_sound_leaves_out_faulty_rows_and_what_hangs_on_them(tmp_path):
    tables = (
        "id,name,kind\nx1,ดี,คน\nx2,เสีย,มนุษย์\nx3,ก็ดี,คน\n",
        "from,to,type\nx1,x3,แน่น\nx1,เสีย,แน่น\n",
    )
    assert load(tmp_path, Records(), *tables).refused
    done = load(tmp_path, Records(), *tables, take_sound=True)
    assert not done.refused
    assert [a.uid for a in made(done, "actors")] == ["x1", "x3"]
    assert [(t.start, t.end) for t in made(done, "ties")] == [("x1", "x3")]
    assert keys(done, "error") == ["word.unknown", "ref.faulty"]
    assert [(r.table, r.line) for r in done.refused_rows] == [("actors", 3), ("ties", 3)]


def test_refused_rows_are_written_with_their_reasons_as_text(tmp_path):
    done = load(tmp_path, Records(), "id,name,kind\nx2,=1+1,มนุษย์\n", take_sound=True)
    done.write_refused(tmp_path / "refused.xlsx", "en")
    book = openpyxl.load_workbook(tmp_path / "refused.xlsx")
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0] == ["id", "name", "kind", "Why it was left out"]
    assert rows[1][:3] == ["x2", "=1+1", "มนุษย์"]
    assert book.worksheets[0]["B2"].data_type == "s"
    assert "person, group, organisation" in rows[1][3]


def test_refused_rows_can_be_mended_and_loaded(tmp_path):
    done = load(tmp_path, Records(), "id,name,kind\nx2,ก,มนุษย์\n", take_sound=True)
    path = tmp_path / "refused.xlsx"
    done.write_refused(path, "th")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C2"] = "คน"
    book.save(path)
    assert [a.kind for a in made(plan(read([path]), Records()), "actors")] == ["person"]


def test_a_repeated_row_without_an_id_is_read_once(tmp_path, known):
    done = load(tmp_path, known, TIES + "k1,k2,แน่น,2563,\nk1,k2,แน่น,2563,\n")
    assert done.counts["ties"]["created"] == 1
    assert "row.repeated" in keys(done, "info")


def test_an_issue_that_is_part_of_itself_is_refused(tmp_path):
    done = load(tmp_path, Records(), "id,name,part_of\ni1,ก,ข\ni2,ข,ก\n")
    assert "issue.circle" in keys(done, "error")


def test_another_area_corrects_the_base(tmp_path):
    done = load(tmp_path, three_actors(), "id,name,kind,area\na1,สมชาย ใจดี,คน,สงขลา\n")
    assert [(c.kind, c.before.area, c.after.area) for c in done.changes] == [("bases", "50", "90")]


def test_an_unknown_area_is_kept_as_text(tmp_path):
    done = load(tmp_path, thailand(), "id,name,kind,area\nz1,ก,คน,ดาวอังคาร\n")
    assert made(done, "actors")[0].place == "ดาวอังคาร"
    assert keys(done, "warning") == ["area.kept_as_text"]


def test_an_unknown_end_keeps_a_tie_open_and_is_told(tmp_path, known):
    done = load(tmp_path, known, TIES + "k1,k2,แน่น,2563,ไม่ทราบ\n")
    assert made(done, "ties")[0].until is None
    assert keys(done, "warning") == ["date.end_unknown"]


def test_made_uids_are_the_same_each_time(tmp_path):
    texts = "name,kind\nกลุ่มผัก,กลุ่ม\n"
    first, second = (made(load(tmp_path, Records(), texts), "actors")[0] for _ in range(2))
    assert first.uid == second.uid
    assert first.uid.startswith("a-")
    assert len(first.uid) == 14
