"""What worksheets say, as tables: stakes, plan steps and lessons."""

from pathlib import Path

from graph.intake import Plan, plan, read
from graph.kinds import KINDS, Records

ACTORS = "id,name,kind\nfund,กรรมการกองทุนตำบล,group\ncity,สวนผักคนเมือง,group\nc,ชาคริต,person\n"
NETWORKS = "id,ชื่อเครือข่าย,เรา\nn1,กลุ่มเกษตรอินทรีย์,ชาคริต\n"


def planned(tmp_path: Path, **tables: str) -> Plan:
    (tmp_path / "actors.csv").write_text(ACTORS, "utf-8")
    (tmp_path / "networks.csv").write_text(NETWORKS, "utf-8")
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return plan(read([tmp_path]), Records())


def records(made: Plan, kind: str) -> list[object]:
    return [c.after for c in made.changes if c.kind == kind]


def errors(made: Plan) -> list[str]:
    return [p.key for p in made.problems if p.severity == "error"]


def test_a_plan_step_keeps_loose_as_a_level_and_the_broker_it_names(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        plans="กลุ่ม,ความสัมพันธ์เดิม,ความสัมพันธ์ใหม่,ประโยชน์เพื่อน,วิธีการ,กำหนดเสร็จ\n"
        "สวนผักคนเมือง,หลวม ผ่านชาคริต,มีส่วนร่วม,แลกเปลี่ยนวิธีการปลูก,พบปะ,2567\n"
        "กรรมการกองทุนตำบล,–,ประสานการทำงาน,,,\n",
    )
    assert not errors(made)
    first, second = sorted(records(made, "plans"), key=lambda step: step.actor)
    assert (first.actor, first.network, first.existing) == ("city", "n1", "loose")
    assert (first.through, first.wanted) == ("c", "COLLABORATE")
    assert (str(first.due), first.due_precision) == ("2024-12-31", "year")
    assert (second.existing, second.wanted, second.method) == ("none", "COOPERATE", None)


def test_a_stake_holds_its_groups_and_its_contact_is_kept_apart(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        stakes="ชื่อผู้มีส่วนได้เสีย/ภาคี,กลุ่มผู้มีส่วนได้ส่วนเสีย,ระดับอิทธิพล,ระดับความสนใจ,ชื่อคนที่ติดต่อได้,โทร,ผลกระทบ,อิทธิพล\n"
        "กรรมการกองทุนตำบล,1; สนใจความสำเร็จหรือล้มเหลว,มาก,น้อย,ป้อม,080-000-0000,ใช้เงินตามเป้า,อนุมัติงบ\n",
    )
    assert not errors(made)
    (stake,) = records(made, "stakes")
    assert stake.groups == ("influences_us", "interested")
    assert (stake.influence, stake.interest) == ("high", "low")
    assert (stake.how_it_is_affected, stake.how_it_influences) == ("ใช้เงินตามเป้า", "อนุมัติงบ")
    (contact,) = records(made, "contacts")
    assert (contact.actor, contact.name, contact.phone) == ("fund", "ป้อม", "080-000-0000")


def test_a_lesson_says_what_it_answers_and_whom_it_concerns(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        lessons="question,text,date,concerns\nบริหารยังไง,พบกันทุกเดือน,มี.ค. 2566,ชาคริต; สวนผักคนเมือง\n",
    )
    assert not errors(made)
    (lesson,) = records(made, "lessons")
    assert (lesson.question, lesson.text) == ("บริหารยังไง", "พบกันทุกเดือน")
    assert (str(lesson.learned), lesson.learned_precision) == ("2023-03-01", "month")
    assert lesson.concerns == ("c", "city")


def test_a_lesson_says_what_it_is_about(tmp_path: Path) -> None:
    tables = {
        "areas": "code,name,level\n90,สงขลา,province\n95,ยะลา,province\n",
        "issues": "id,name\nrice,ข้าว\nveg,ผัก\n",
        "activities": "id,date,title,participants\nv1,1/2/2566,ตลาดนัด,ชาคริต\n",
    }
    cells = {
        "บทเรียน": "เริ่มเล็ก",
        "ความสัมพันธ์ระหว่าง": "ชาคริต; สวนผักคนเมือง",
        "จากกิจกรรม": "ตลาดนัด",
        "ประเด็น": "ผัก; rice",
        "พื้นที่": "จ.สงขลา; 95",
        "เรื่องเกิดตั้งแต่": "2566",
        "เรื่องเกิดถึง": "มี.ค. 2567",
        "ตัวเลขที่ควรจับตา": "ความหนาแน่น",
        "ไฟล์และลิงก์": "https://example.org; D:\\งาน\\",
    }
    rows = "\n".join(map(",".join, (cells, cells.values())))
    made = planned(tmp_path, lessons=rows, **tables)
    assert not errors(made)
    (lesson,) = records(made, "lessons")
    assert (lesson.between, lesson.activities) == (("c", "city"), ("v1",))
    assert (lesson.issues, lesson.areas) == (("rice", "veg"), ("90", "95"))
    assert (str(lesson.first), lesson.first_precision) == ("2023-01-01", "year")
    assert (str(lesson.last), lesson.last_precision) == ("2024-03-31", "month")
    assert (lesson.figure, lesson.links) == ("density", ("https://example.org", "D:\\งาน\\"))
    again = {k: {c.uid: c.after for c in made.changes if c.kind == k} for k in KINDS}
    assert plan(read([tmp_path]), Records(**again)).changes == []  # type: ignore[arg-type]


def test_what_a_lesson_is_about_is_checked(tmp_path: Path) -> None:
    tables = {"areas": "code,name,level\n90,สงขลา,province\n"}
    for columns, keys in (
        ("first,last\nx,2567,2566", ["intake.lesson.before"]),
        ("first,last\nx,2567,2567", []),
        ("issues\nx,ไม่มี", ["kinds.issues.none"]),
        ("between\nx,ไม่มี", ["kinds.actors.none"]),
        ("activities\nx,ไม่มี", ["kinds.activities.none"]),
        ("figure\nx,shape", ["intake.word.unknown"]),
    ):
        assert errors(planned(tmp_path, lessons=f"text,{columns}\n", **tables)) == keys
    made = planned(tmp_path, lessons="text,areas\nx,สงขลา; ไม่มี\n", **tables)
    assert [p.key for p in made.problems if p.severity == "warning"] == ["intake.area.left_out"]
    assert [each.areas for each in records(made, "lessons")] == [("90",)]


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        plans="actor,wanted\nc,ไม่มี\nใคร,มีส่วนร่วม\n",
        stakes="actor,influence\nc,ปานกลาง\n",
    )
    assert errors(made) == ["intake.plan.none", "kinds.actors.none", "intake.word.ask"]
    (tmp_path / "networks.csv").write_text("id,ชื่อเครือข่าย,เรา\nn1,หนึ่ง,c\nn2,สอง,c\n", "utf-8")
    (tmp_path / "plans.csv").write_text("actor,wanted\nc,มีส่วนร่วม\n", "utf-8")
    (tmp_path / "stakes.csv").unlink()
    assert errors(plan(read([tmp_path]), Records())) == ["intake.network.which"]
    (tmp_path / "networks.csv").unlink()
    assert errors(plan(read([tmp_path]), Records())) == ["intake.network.none"]


def test_the_same_rows_again_change_nothing(tmp_path: Path) -> None:
    tables = {
        "plans": "actor,wanted,method\nfund,มีส่วนร่วม,พบปะ\n",
        "stakes": "actor,influence\nfund,มาก\n",
        "lessons": "text\nพบกันทุกเดือน\n",
    }
    made = planned(tmp_path, **tables)
    kinds = {k: {c.uid: c.after for c in made.changes if c.kind == k} for k in KINDS}
    assert plan(read([tmp_path]), Records(**kinds)).changes == []  # type: ignore[arg-type]
