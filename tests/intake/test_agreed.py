"""Offers, results, promises, ways of working, mentors and declared interests, as tables."""

from pathlib import Path
from typing import Any

import pytest

from graph.base import config
from graph.export import form_of, write
from graph.intake import Plan, plan, read
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.journal.undo import undo
from graph.kinds import Interest, Mentoring, Offer, Promise, Records, Result, Way
from graph.service import Service
from graph.store import Store
from tests.support.made import NOTE, day

BASE = {
    "actors": "id,name,kind\nfund,กองทุนตำบล,group\ncity,สวนผักคนเมือง,group\nc,ชาคริต,person\n",
    "networks": "id,name,us\nn1,กลุ่มเกษตรอินทรีย์,ชาคริต\n",
    "issues": "id,name\nveg,ผักปลอดสาร\n",
    "activities": "id,date,title,participants\nact1,12/3/2566,เวทีตลาด,ชาคริต; สวนผักคนเมือง\n"
    "act2,12/4/2566,ประชุม,ชาคริต\nact3,12/5/2566,ประชุม,ชาคริต\n",
}


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    return Service(store, config.preferences(tmp_path), tmp_path)


HOSTILE = '=HYPERLINK("x")<script>; \' \\ `{}`'
QUOTED = '"' + HOSTILE.replace('"', '""') + '"'


def planned(tmp_path: Path, **tables: str) -> Plan:
    for name, text in {**BASE, **tables}.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return plan(read([tmp_path]), Records())


def records(made: Plan, kind: str) -> list[Any]:
    return [c.after for c in made.changes if c.kind == kind]


def told(made: Plan, severity: str = "error") -> list[tuple[str, str | None]]:
    return [(p.key, p.column) for p in made.problems if p.severity == severity]


def test_what_a_partner_offers_needs_and_is_good_at(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        offers="ภาคี,มีให้/ต้องการ/ถนัด,เรื่อง,ประเด็น,เริ่มเมื่อ,สิ้นสุดเมื่อ\n"
        "ชาคริต,ถนัด,เชื่อมคน,,,\nสวนผักคนเมือง,ต้องการ,เมล็ดพันธุ์,ผักปลอดสาร,มี.ค. 2566,2567\n",
    )
    assert told(made) == []
    need, skill = sorted(records(made, "offers"), key=lambda offer: offer.what)
    assert (skill.actor, skill.what, skill.text) == ("c", "skill", "เชื่อมคน")
    assert (need.actor, need.what, need.about) == ("city", "need", "veg")
    assert (need.since, need.since_precision) == (day("2023-03-01"), "month")
    assert (need.until, need.until_precision) == (day("2025-01-01"), "year")


def test_a_result_without_a_date_or_a_source_is_kept_and_told(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        results="ผลที่เกิดขึ้น,ผลด้าน,วันที่เกิดผล,ภาคีที่ทำให้เกิด,กิจกรรมที่ทำให้เกิด,หลักฐาน\n"
        "โรงพยาบาลรับซื้อผัก,ตลาด,2566,ชาคริต; สวนผักคนเมือง,เวทีตลาด; act2,สัญญา\n"
        "คนคุยกันมากขึ้น,ความไว้วางใจ,,,,\n",
    )
    assert told(made) == []
    whole, bare = records(made, "results")
    if whole.text != "โรงพยาบาลรับซื้อผัก":
        whole, bare = bare, whole
    assert (whole.sort, whole.achieved, whole.achieved_precision) == (
        "market",
        day("2023-01-01"),
        "year",
    )
    assert (whole.actors, whole.activities) == (("c", "city"), ("act1", "act2"))
    assert (whole.sources, whole.lacks) == (("สัญญา",), ())
    assert (bare.sort, bare.lacks) == ("trust", ("date", "source"))
    assert told(made, "warning") == [
        ("intake.result.no_date", "วันที่เกิดผล"),
        ("intake.result.no_source", "หลักฐาน"),
    ]


def test_a_promise_is_due_on_the_last_day_of_its_period(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        promises="สิ่งที่ตกลงกัน,ผู้รับปาก,รับปากต่อ,ตกลงในกิจกรรม,ตกลงเมื่อ,กำหนดเสร็จ,ทำตามหรือไม่,รู้ผลเมื่อ\n"
        "ส่งผักทุกวันพุธ,สวนผักคนเมือง,กองทุนตำบล; ชาคริต,เวทีตลาด,12/3/2566,2566,ทำแล้ว,1/11/2566\n",
    )
    assert told(made) == []
    (promise,) = records(made, "promises")
    assert (promise.who, promise.whom, promise.activity) == (("city",), ("c", "fund"), "act1")
    assert (promise.due, promise.due_precision) == (day("2023-12-31"), "year")
    assert (promise.kept, promise.settled) == ("kept", day("2023-11-01"))


def test_ways_of_working_mentors_and_interests(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        ways="เรื่องที่ตกลง,ตกลงว่า,ความถี่,วาระ (ปี)\nประชุม,พุธแรกของเดือน,รายเดือน,\nวาระ,คนละสองปี,,2\n",
        mentors="พี่เลี้ยง,ภาคีที่ดูแล,เริ่มเมื่อ\nชาคริต,สวนผักคนเมือง,2566\n",
        interests="ภาคี,มีประโยชน์ในเรื่องใด,ในหน่วยงาน/กลุ่ม\nชาคริต,ถือหุ้น,สวนผักคนเมือง; กองทุนตำบล\n",
    )
    assert told(made) == []
    meeting, office = sorted(records(made, "ways"), key=lambda way: way.matter)
    assert (meeting.network, meeting.matter, meeting.frequency) == ("n1", "meeting", 12)
    assert (office.matter, office.years, office.frequency) == ("office", 2, None)
    (mentoring,) = records(made, "mentors")
    assert (mentoring.mentor, mentoring.mentored) == ("c", "city")
    (interest,) = records(made, "interests")
    assert (interest.actor, interest.concerns) == ("c", ("city", "fund"))


@pytest.mark.parametrize(
    ("table", "text", "says"),
    [
        ("offers", "actor,what,text\nใครไม่รู้,need,x\n", ("kinds.actors.none", "actor")),
        ("offers", "actor,what,text\nc,wish,x\n", ("intake.word.unknown", "what")),
        (
            "offers",
            "actor,what,text,since,until\nc,need,x,2567,2566\n",
            ("intake.date.end_before_start", "until"),
        ),
        ("results", "text,activities\nx,ประชุม\n", ("intake.ref.several", "activities")),
        ("results", "text,activities\nx,งานที่ไม่มี\n", ("kinds.activities.none", "activities")),
        ("results", "text,date\nx,เมื่อวาน\n", ("intake.date.unreadable", "date")),
        ("promises", "text,who\nx,\n", ("intake.cell.required", "who")),
        (
            "promises",
            "text,who,made,due\nx,c,2/2/2566,1/2/2566\n",
            ("intake.promise.before", "due"),
        ),
        ("promises", "text,who,settled\nx,c,1/2/2566\n", ("intake.promise.how", "kept")),
        ("ways", "matter,text,frequency\nmeeting,x,บ่อย\n", ("intake.word.ask", "frequency")),
        ("ways", "matter,text,years\noffice,x,ตลอดไป\n", ("intake.number.unreadable", "years")),
        ("mentors", "mentor,mentored\nc,c\n", ("intake.mentor.self", "mentored")),
        ("interests", "actor,text\nc,\n", ("intake.cell.required", "text")),
    ],
)
def test_what_is_wrong_with_a_row_is_told_at_its_cell(
    tmp_path: Path, table: str, text: str, says: tuple[str, str]
) -> None:
    made = planned(tmp_path, **{table: text})
    assert [(key, column) for key, column in told(made)] == [says]
    assert made.changes == []


TABLES = {
    "offers": "id,actor,what,text,about,since,until,source\n"
    f"h1,c,offer,{QUOTED},veg,2023,2024-05,x\n",
    "results": "id,text,sort,date,actors,activities,about,source\n"
    f'r1,{QUOTED},policy,2023-05,c; city,act1; act2,veg,"a; b"\nr2,bare,,,,,,\n',
    "promises": "id,text,who,whom,activity,about,made,due,kept,settled,source\n"
    f"y1,{QUOTED},c; city,fund,act1,veg,2023-01-02,2023,broken,2024-01,x\ny2,open,c,,,,,,,,\n",
    "ways": "id,network,matter,text,frequency,years,since,until\n"
    f"u1,n1,meeting,{QUOTED},12,,2020,\nu2,n1,office,two years,,2,2021-02,2024\n",
    "mentors": f"id,mentor,mentored,note,since,until\ne1,c,city,{QUOTED},2023-01-05,2024\n",
    "interests": f"id,actor,text,concerns,since,until\nj1,c,{QUOTED},city; fund,2023,2024-02\n",
}
CLASSES = (Offer, Result, Promise, Way, Mentoring, Interest)


@pytest.mark.parametrize("name", ["net.xlsx", "net.zip", "net.json"])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_comes_back_as_it_went_out_and_undo_takes_it_back(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, lang: str
) -> None:
    monkeypatch.setenv("SAAN_LANG", lang)
    from graph import journal

    made = planned(tmp_path, **TABLES)
    assert told(made) == []
    written = journal.write(service.store, made.changes, NOTE)
    before = service.store.read(all_records)
    assert [len(before.of(cls)) for cls in CLASSES] == [1, 2, 2, 2, 1, 1]
    assert before.of(Offer)["h1"].text == HOSTILE
    assert before.of(Promise)["y1"].due == day("2023-12-31")
    out = tmp_path / "out"
    out.mkdir()
    with (out / name).open("wb") as file:
        write(service.source, form_of(out / name), file, contacts=True)
    again = plan(read([out / name]), Records())
    assert told(again) == []
    back = {kind: {} for kind in {c.kind for c in again.changes}}
    for change in again.changes:
        back[change.kind][change.uid] = change.after
    assert fingerprint(Records(**back)) == fingerprint(before)
    assert plan(read([out / name]), before).changes == []
    undo(service.store, written.batch, NOTE)
    assert all(not service.store.read(all_records).of(cls) for cls in CLASSES)
