"""Lists that offices keep: registers, attendance, years or partners as columns, matrices."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.base.words import speaking
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.lists import ListProposal, Scheme
from graph.intake.people import all_known
from graph.kinds import Records
from graph.store import Store
from tests.intake.test_intake import keys, made
from tests.support.command import saan

TODAY = date(2026, 11, 30)
GROUP, CLINIC, SCHOOL = "กลุ่มผักบ้านโคก", "รพ.สต.บ้านโคก", "โรงเรียนวัดบัว"
Rows = list[list[Any]]


def given_rows(folder: Path, rows: Rows, name: str = "บัญชี.xlsx", **more: Rows) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    for title, others in more.items():
        sheet = book.create_sheet(title)
        for row in others:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def text(folder: Path, *lines: str, name: str = "บัญชี.csv") -> Path:
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return folder / name


def put(path: Path, **options: Any) -> Plan:
    chosen = {"accept": True, "create": "", "today": TODAY} | options
    return plan(read([path], ReadOptions(**chosen)), Records())


def names(done: Plan) -> dict[str, str]:
    return {each.uid: each.name for each in made(done, "actors")}


def kinds(done: Plan) -> dict[str, str]:
    return {each.name: each.kind for each in made(done, "actors")}


def ties(done: Plan) -> set[tuple[str, str, str]]:
    who = names(done)
    return {(who[t.start], who[t.end], t.type) for t in made(done, "ties")}


def pairs(done: Plan) -> set[tuple[frozenset[str], str]]:
    return {(frozenset((start, end)), level) for start, end, level in ties(done)}


def spans(done: Plan) -> set[tuple[str, str, str]]:
    return {(t.type, str(t.since), str(t.until)) for t in made(done, "ties")}


def said_of(done: Plan) -> set[float | None]:
    return {t.declared_strength for t in made(done, "ties")}


def belongs(done: Plan) -> set[tuple[str, str, str | None]]:
    who = names(done)
    return {(who[m.member], who[m.of], m.role) for m in made(done, "members")}


def met(done: Plan) -> dict[str, set[str]]:
    who = names(done)
    return {str(a.date): {who[p] for p in a.participants} for a in made(done, "activities")}


def errors(done: Plan) -> list[str]:
    with speaking("en"):
        return [p.text() for p in done.problems if p.severity == "error"]


def pair(start: str, end: str, level: str = "COOPERATE") -> tuple[frozenset[str], str]:
    return frozenset((start, end)), level


HEAD = f",{GROUP},{CLINIC},{SCHOOL}"


@pytest.mark.parametrize(
    "rows",
    [
        [f"{GROUP},0,1,0", f"{CLINIC},1,0,1", f"{SCHOOL},0,1,0"],
        [f"{GROUP},,1,", f"{CLINIC},1,,1", f"{SCHOOL},,1,"],
        [f"{GROUP},,1,0", f"{CLINIC},,,1", f"{SCHOOL},,,"],
        [f"{GROUP},,,", f"{CLINIC},1,,", f"{SCHOOL},,1,"],
        [f"{GROUP},-,/,-", f"{CLINIC},/,-,/", f"{SCHOOL},-,/,-"],
    ],
)
def test_a_matrix_of_marks_has_a_tie_for_each_pair(rows: list[str], tmp_path: Path) -> None:
    done = put(text(tmp_path, HEAD, *rows))
    assert not done.refused
    assert pairs(done) == {pair(GROUP, CLINIC), pair(CLINIC, SCHOOL)}
    assert set(kinds(done)) == {GROUP, CLINIC, SCHOOL}


def test_a_matrix_under_a_title_holds_words_of_levels(tmp_path: Path) -> None:
    rows: Rows = [["ใครทำงานกับใคร"], [], ["", GROUP, CLINIC], [GROUP, "", "มีส่วนร่วม"]]
    done = put(given_rows(tmp_path, [*rows, [CLINIC, "ประสานความร่วมมือ", ""]]))
    assert ties(done) == {(GROUP, CLINIC, "COLLABORATE"), (CLINIC, GROUP, "COORDINATE")}


@pytest.mark.parametrize("cells", ["123", ("มีส่วนร่วม", "ประสานความร่วมมือ", "มีส่วนร่วม")])
def test_a_matrix_and_its_list_of_pairs_say_the_same(cells: Any, tmp_path: Path) -> None:
    a, b, c = cells
    matrix = [HEAD, f"{GROUP},,{a},{b}", f"{CLINIC},{a},,{c}", f"{SCHOOL},{b},{c},"]
    listed = ["Source,Target,Weight" if a == "1" else "Source,Target,type"]
    listed += [f"{GROUP},{CLINIC},{a}", f"{GROUP},{SCHOOL},{b}", f"{CLINIC},{SCHOOL},{c}"]
    first = put(text(tmp_path, *matrix))
    second = put(text(tmp_path, *listed, name="คู่.csv"))
    assert pairs(first) == pairs(second)
    assert len(pairs(first)) == 3
    assert said_of(first) == said_of(second)
    assert said_of(first) == ({1.0, 2.0, 3.0} if a == "1" else {None})


@pytest.mark.parametrize(
    "days", [["14 ม.ค. 66", "18 เม.ย. 66"], [date(2023, 1, 14), date(2023, 4, 18)]]
)
def test_an_attendance_sheet_gives_activities(days: list[Any], tmp_path: Path) -> None:
    rows: Rows = [
        ["บัญชีลงชื่อคณะทำงาน"],
        ["ลำดับ", "ชื่อ-สกุล", "หน่วยงาน", *days],
        [1, "สมใจ ดอนแก้ว", GROUP, "มา", "ลา"],
        [2, "วิไล นาหลวง", CLINIC, "✓", "/"],
        [3, "ประทีป ริมธาร", SCHOOL, "x", None],
    ]
    done = put(given_rows(tmp_path, rows))
    assert met(done) == {
        "2023-01-14": {"สมใจ ดอนแก้ว", "วิไล นาหลวง"},
        "2023-04-18": {"วิไล นาหลวง"},
    }
    assert {a.title for a in made(done, "activities")} == {"บัญชีลงชื่อคณะทำงาน"}
    assert ("วิไล นาหลวง", CLINIC, None) in belongs(done)
    assert len(belongs(done)) == 3
    assert kinds(done)["ประทีป ริมธาร"] == "person"


def test_years_as_columns_are_episodes(tmp_path: Path) -> None:
    head = "จาก,ถึงภาคี,ความสัมพันธ์,2564,2565,2566,2567"
    done = put(text(tmp_path, head, f"{GROUP},{CLINIC},มีส่วนร่วม,x,x,,x"))
    assert spans(done) == {
        ("COLLABORATE", "2021-01-01", "2023-01-01"),
        ("COLLABORATE", "2024-01-01", "2025-01-01"),
    }


def test_years_as_columns_may_hold_levels(tmp_path: Path) -> None:
    head = "จาก,ถึงภาคี,ปี 2564,ปี 2565,ปี 2566"
    row = f"{GROUP},{CLINIC},มีส่วนร่วม,มีส่วนร่วม,ประสานความร่วมมือ"
    assert spans(put(text(tmp_path, head, row))) == {
        ("COLLABORATE", "2021-01-01", "2023-01-01"),
        ("COORDINATE", "2023-01-01", "2024-01-01"),
    }


def test_numbered_partners_have_levels_of_their_own(tmp_path: Path) -> None:
    head = "ชื่อ,ประเภท,คู่ 1,ระดับ 1,คู่ 2,ระดับ 2"
    rows = [f"{GROUP},กลุ่ม,{CLINIC},มีส่วนร่วม,{SCHOOL},ประสานความร่วมมือ", f"{CLINIC},องค์กร,,,,"]
    assert ties(put(text(tmp_path, head, *rows))) == {
        (GROUP, CLINIC, "COLLABORATE"),
        (GROUP, SCHOOL, "COORDINATE"),
    }


def test_marks_under_groups_are_memberships(tmp_path: Path) -> None:
    head = "ชื่อ-สกุล,กลุ่มผัก,กลุ่มข้าว,ชมรมผู้สูงอายุ"
    done = put(text(tmp_path, head, "สมใจ ดอนแก้ว,/,,/", "วิไล นาหลวง,,✓,/"))
    assert belongs(done) == {
        ("สมใจ ดอนแก้ว", "กลุ่มผัก", None),
        ("สมใจ ดอนแก้ว", "ชมรมผู้สูงอายุ", None),
        ("วิไล นาหลวง", "กลุ่มข้าว", None),
        ("วิไล นาหลวง", "ชมรมผู้สูงอายุ", None),
    }


def test_answers_of_a_form_are_ties_of_the_day_of_the_answer(tmp_path: Path) -> None:
    asked = "หน่วยงานที่ท่านทำงานร่วมด้วย (เลือกได้มากกว่า 1)"
    head = ["ประทับเวลา", "ชื่อหน่วยงานของท่าน", "ประเภทหน่วยงาน", asked, "ทำงานร่วมกันบ่อยเพียงใด"]
    answer = [f"{CLINIC}, {SCHOOL}", "เดือนละครั้ง"]
    done = put(given_rows(tmp_path, [head, [date(2023, 3, 14), GROUP, "กลุ่ม", *answer]]))
    assert ties(done) == {(GROUP, CLINIC, "COOPERATE"), (GROUP, SCHOOL, "COOPERATE")}
    assert {(t.since, t.frequency) for t in made(done, "ties")} == {(None, 12.0)}
    assert {t.sources for t in made(done, "ties")} == {("ประทับเวลา 2023-03-14",)}
    assert {a.since for a in made(done, "actors")} == {None}


def test_a_level_that_was_asked_about_is_not_told_again(tmp_path: Path) -> None:
    done = put(text(tmp_path, "ชื่อหน่วยงาน,ทำงานร่วมกับ", f"{GROUP},{CLINIC}"))
    assert pairs(done) == {pair(GROUP, CLINIC)}
    assert {p.key for p in done.problems if p.severity == "warning"} == {
        "graphs.mapping.accepted_open",
        "intake.ref.created",
    }


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("081-234-5678", "contact.phone"),
        ("๐๘๑ ๒๓๔ ๕๖๗๘, 02 123 4567", "contact.phone"),
        ("+66 81 234 5678", "contact.phone"),
        ("081-234-xxxx / 081-234-5679", "contact.phone"),
        ("081 บ้าน 5678", "keep"),
        ("0-12", "keep"),
        ("a@b.co.th", "contact.email"),
        ("a@b", "keep"),
    ],
)
def test_telephones_and_addresses_are_known_by_their_look(
    cell: str, field: str, tmp_path: Path
) -> None:
    path = text(tmp_path, "ชื่อหน่วยงาน;ก", f"{GROUP};{cell}", f"{CLINIC};{cell}")
    assert proposed(path).columns["ก"] == field


def test_ticked_choices_of_a_question_are_ties(tmp_path: Path) -> None:
    head = f"ชื่อหน่วยงาน,q5/{GROUP},q5/{CLINIC},q5/{SCHOOL}"
    done = put(text(tmp_path, head, f"{GROUP},0,1,1", f"{CLINIC},1,0,0"))
    assert pairs(done) == {pair(GROUP, CLINIC), pair(GROUP, SCHOOL)}


def test_a_committee_has_members_with_roles_and_telephones(tmp_path: Path) -> None:
    rows: Rows = [
        ["บัญชีรายชื่อคณะกรรมการ"],
        ["แนบท้ายคำสั่งที่ 12/2566"],
        ["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "เบอร์โทร"],
        [1, "นายสมใจ ดอนแก้ว", "ประธานกรรมการ", GROUP, "081-000-0001"],
        [2, "นางวิไล นาหลวง", "กรรมการ", CLINIC, None],
    ]
    done = put(given_rows(tmp_path, rows))
    assert kinds(done)["นายสมใจ ดอนแก้ว"] == kinds(done)["นางวิไล นาหลวง"] == "person"
    assert belongs(done) == {
        ("นายสมใจ ดอนแก้ว", GROUP, "ประธานกรรมการ"),
        ("นางวิไล นาหลวง", CLINIC, "กรรมการ"),
    }
    assert [(c.name, c.phone) for c in made(done, "contacts")] == [
        ("นายสมใจ ดอนแก้ว", "081-000-0001")
    ]


def test_who_belongs_to_several_bodies_is_a_member_of_each(tmp_path: Path) -> None:
    lines = ["ชื่อ-สกุล;หน่วยงาน", f"นายสมใจ ดอนแก้ว;{GROUP}, {CLINIC}"]
    done = put(text(tmp_path, *lines))
    assert belongs(done) == {("นายสมใจ ดอนแก้ว", GROUP, None), ("นายสมใจ ดอนแก้ว", CLINIC, None)}
    unsure = put(text(tmp_path, *lines, "นางวิไล นาหลวง;บ้าน, วัด"), create="organisation")
    assert "“บ้าน, วัด”" in errors(unsure)[0]


def test_a_register_has_areas_of_three_parts(tmp_path: Path) -> None:
    head = "ชื่อองค์กร,ประเภท,จังหวัด,อำเภอ,ตำบล"
    rows = [f"{GROUP},กลุ่ม,สงขลา,อำเภอหาดใหญ่,คลองแห", f"{CLINIC},องค์กร,จ.สงขลา,,ต.คูหา"]
    done = put(text(tmp_path, head, *rows))
    assert {a.name: a.place for a in made(done, "actors")} == {
        GROUP: "ต.คลองแห อ.หาดใหญ่ จ.สงขลา",
        CLINIC: "ต.คูหา จ.สงขลา",
    }


def test_who_is_no_longer_a_member_left_this_year_at_the_latest(tmp_path: Path) -> None:
    rows = [f"{GROUP},กลุ่ม,ยังเป็นสมาชิก", f"{CLINIC},องค์กร,พ้นสภาพ"]
    done = put(text(tmp_path, "ชื่อองค์กร,ประเภทองค์กร,สถานะ", *rows))
    assert {a.name: str(a.until) for a in made(done, "actors")} == {
        GROUP: "None",
        CLINIC: "2027-01-01",
    }


def attendance(folder: Path, name: str, *rows: str) -> Path:
    return text(folder, *rows, name=name)


def test_what_was_decided_is_used_for_the_next_list(tmp_path: Path) -> None:
    first = put(text(tmp_path, "ชื่อ-สกุล,หน่วยงาน,14 ม.ค. 66", f"สมใจ ดอนแก้ว,{GROUP},/"))
    kept = {m.uid: m.text for m in made(first, "mappings")}
    rows = [
        "หน่วยงาน,ชื่อ-สกุล,18 เม.ย. 67,11 ก.ค. 67",
        f"{CLINIC},วิไล นาหลวง,/,",
        f"{CLINIC},ดี มาก,,/",
    ]
    path = text(tmp_path, *rows, name="ปีหน้า.csv")
    done = put(path, accept=False, remembered=kept)
    assert met(done) == {"2024-04-18": {"วิไล นาหลวง"}, "2024-07-11": {"ดี มาก"}}
    assert "graphs.mapping.remembered" in [p.key for p in done.problems]


SCHEME = 'table = "actors"\nkind = "group"\n[columns]\n"ก" = "name"\n"ข" = "contact.phone"\n'


def test_a_scheme_says_how_unknown_headings_are_read(tmp_path: Path) -> None:
    done = put(text(tmp_path, "ก,ข", "บ้านดี,0810000001"), accept=False, mapping=SCHEME)
    assert kinds(done) == {"บ้านดี": "group"}
    assert [c.phone for c in made(done, "contacts")] == ["0810000001"]


def test_a_scheme_that_no_longer_fits_names_the_headings(tmp_path: Path) -> None:
    done = put(text(tmp_path, "ก,ค", "บ้านดี,0810000001"), mapping=SCHEME)
    assert done.refused
    assert "“ข”" in errors(done)[0]


TWICE: Rows = [
    ["ทะเบียนเครือข่าย", "ประเภท"],
    ["ชื่อเรียก", "แบบ", "โทร"],
    [GROUP, "กลุ่ม", "0810000001"],
]
TITLED = {("บัญชี.xlsx", "Sheet"): 2}


@pytest.mark.parametrize("how", [{"heads": TITLED}, {"mapping": "head = 2"}])
def test_another_row_of_headings_is_chosen_and_kept(how: Any, tmp_path: Path) -> None:
    path = given_rows(tmp_path, TWICE)
    asked = put(path, accept=False, **how)
    assert [p.key for p in asked.problems if p.severity != "info"] == ["lists.asked"]
    assert asked.refused
    done = put(path, **how)
    assert kinds(done) == {GROUP: "group"}
    kept = {m.uid: m.text for m in made(done, "mappings")}
    rows: Rows = [["ปีหน้า"], ["อื่น ๆ", "ชื่อ", "ประเภท"], [], *TWICE[1:2], [CLINIC, "องค์กร", ""]]
    later = put(given_rows(tmp_path, rows, "ปีหน้า.xlsx"), accept=False, remembered=kept)
    assert kinds(later) == {CLINIC: "organisation"}


def test_a_scheme_finds_its_headings_wherever_they_stand(tmp_path: Path) -> None:
    lines = ["ชื่อ,ประเภท,ตำบล", "ก,ข,", "บ้านดี,0810000001,"]
    done = put(text(tmp_path, *lines), accept=False, mapping=SCHEME)
    assert kinds(done) == {"บ้านดี": "group"}


def test_headings_that_name_nobody_can_be_chosen(tmp_path: Path) -> None:
    path = given_rows(tmp_path, [["ก", "ข"], [1, 2], [3, 4]])
    (proposal,) = read([path], ReadOptions(heads={("บัญชี.xlsx", "Sheet"): 2})).proposals
    assert isinstance(proposal, ListProposal)
    assert (proposal.scheme.head, proposal.rows) == (2, 1)
    assert proposal.scheme.columns == {"1": "keep", "2": "keep"}


@pytest.mark.parametrize("head", ["-1", "true", '"3"', "1.5"])
def test_a_row_of_headings_is_a_number(head: str, tmp_path: Path) -> None:
    done = put(given_rows(tmp_path, TWICE), mapping=f"head = {head}")
    assert [p.key for p in done.problems if p.severity == "error"] == ["graphs.mapping.value"]


def test_two_columns_of_one_field_are_refused(tmp_path: Path) -> None:
    twice = SCHEME.replace("contact.phone", "name")
    done = put(text(tmp_path, "ก,ข", "บ้านดี,บ้านงาม"), mapping=twice)
    assert [p.key for p in done.problems if p.severity == "error"] == ["lists.twice"]


def test_a_list_is_asked_before_it_is_read(tmp_path: Path) -> None:
    path = text(tmp_path, "ชื่อ-สกุล,หน่วยงาน,เบอร์โทร", f"สมใจ ดอนแก้ว,{GROUP},081-000-0001")
    done = put(path, accept=False)
    assert [p.key for p in done.problems if p.severity == "error"] == ["intake.file.no_table"]
    (told,) = [p for p in done.problems if p.key == "lists.asked"]
    assert (told.key, dict(told.facts)["count"]) == ("lists.asked", 2)
    assert (done.refused, done.changes) == (True, [])


HOSTILE = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "ก" * 500, "", "หัว", "หัว"]


def test_hostile_headings_are_only_names(tmp_path: Path) -> None:
    rows: Rows = [["ชื่อ-สกุล", "หน่วยงาน", *HOSTILE], ["สมใจ ดอนแก้ว", GROUP, *"123456"]]
    done = put(given_rows(tmp_path, rows))
    assert belongs(done) == {("สมใจ ดอนแก้ว", GROUP, None)} or done.refused
    assert done.refused == bool(errors(done))


@pytest.mark.parametrize(
    "rows",
    [
        [["หนึ่ง"]],
        [["บัญชีรายชื่อคณะกรรมการ"], ["แนบท้ายคำสั่ง"]],
        [[f"ช่อง {n}" for n in range(200)], list(range(200))],
    ],
)
def test_what_is_no_list_ends_with_a_sentence(rows: Rows, tmp_path: Path) -> None:
    done = put(given_rows(tmp_path, rows))
    assert (done.refused, done.changes, len(errors(done))) == (True, [], 1)


def test_a_cell_of_many_names_is_taken_or_refused_whole(tmp_path: Path) -> None:
    many = ", ".join(f"กลุ่มที่ {n} บ้าน" for n in range(10_000))
    done = put(
        given_rows(tmp_path, [["ชื่อองค์กร", "ประเภท", "ทำงานร่วมกับ"], [GROUP, "กลุ่ม", many[:32_000]]])
    )
    assert done.refused == bool(errors(done))
    assert done.refused or len(made(done, "ties")) > 1_000


def test_a_matrix_too_large_ends_with_its_sentence(tmp_path: Path) -> None:
    line = ",1" * 5_000
    head = "," + ",".join(f"ภาคี{n}" for n in range(5_000))
    done = put(text(tmp_path, head, *(f"ภาคี{n}{line}" for n in range(5_000))))
    assert (done.refused, len(errors(done))) == (True, 1)
    assert keys(done, "error") != []


def test_ticked_issues_are_those_of_the_partner(tmp_path: Path) -> None:
    path = text(tmp_path, "ชื่อ,ประเภท,น้ำ,ป่า", f"{GROUP},กลุ่ม,/,", "ชมรมป่า,กลุ่ม,,/")
    columns = {"ชื่อ": "name", "ประเภท": "kind", "น้ำ": "tick", "ป่า": "tick"}
    scheme = Scheme(columns=columns, ticked="issues").as_toml()
    (table,) = read([path], ReadOptions(mapping=scheme)).tables
    place = table.columns["issues"]
    assert [cells[place] for _, cells in table.rows] == ["น้ำ", "ป่า"]


def test_ticks_that_are_no_years_leave_rows_of_ties_as_they_are(tmp_path: Path) -> None:
    path = text(tmp_path, "จาก,ถึงภาคี,อื่น", "ก,ข,/")
    columns = {"จาก": "from", "ถึงภาคี": "to", "อื่น": "tick"}
    scheme = Scheme("ties", columns, ticked="years").as_toml()
    (table,) = read([path], ReadOptions(mapping=scheme)).tables
    assert [cells for _, cells in table.rows] == [["ก", "ข", "loose"]]


CHOICES: Rows = [
    ["list_name", "name", "label::English (en)", "label::ไทย (th)"],
    ["partners", "m_team", "Vegetables", GROUP],
    ["partners", "clinic", "Clinic", CLINIC],
    ["partners", "3", "School", SCHOOL],
    ["often", 1, "Yearly", "ปีละครั้ง"],
    ["often", 3, "Monthly", "เดือนละครั้ง"],
]


@pytest.mark.parametrize("title", ["choices", "ตัวเลือก"])
@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["q5/m_team", "q5/clinic", "q5/3"], [1, 0, 1]),
        (["q5", "q5/m_team", "q5/clinic", "q5/3"], ["m_team 3", 1, 0, 1]),
        (["ทำงานร่วมกับ"], ["m_team 3"]),
        (["a/ทำงานร่วมกับ"], ["3 m_team"]),
    ],
)
def test_codes_of_choices_are_read_as_their_words(
    heads: list[str], cells: Rows, title: str, tmp_path: Path
) -> None:
    rows: Rows = [["ชื่อหน่วยงาน", "จำนวน", *heads], [CLINIC, 3, *cells]]
    done = put(given_rows(tmp_path, rows, **{title: CHOICES}))
    assert pairs(done) == {pair(CLINIC, GROUP), pair(CLINIC, SCHOOL)}
    (told,) = [p for p in done.problems if p.key == "lists.choices"]
    assert "จำนวน" not in told.text()
    (actor,) = [a for a in made(done, "actors") if a.name == CLINIC]
    assert "จำนวน=3" in actor.extra


def test_numbers_are_codes_where_a_cell_has_several_or_the_list_has_the_name(
    tmp_path: Path,
) -> None:
    rows: Rows = [["ชื่อหน่วยงาน", "often", "a", "b"], [GROUP, 1, "1 3", 1], [CLINIC, 3, "", 9]]
    (proposal,) = read([given_rows(tmp_path, rows, choices=CHOICES)]).proposals
    assert isinstance(proposal, ListProposal)
    texts = {column.heading: column.texts for column in proposal.columns}
    assert texts["often"] == ("ปีละครั้ง", "เดือนละครั้ง")
    assert texts["a"] == ("ปีละครั้ง; เดือนละครั้ง",)
    assert texts["b"] == ("1", "9")


def test_the_columns_that_a_survey_tool_adds_are_no_headings_and_no_facts(tmp_path: Path) -> None:
    head = ["start", "end", "ชื่อกลุ่มของท่าน", "ท่านทำงานร่วมกับใคร", "_uuid", "_submission_time"]
    days = ["2024-03-01T09:00:00.000+07:00", "2024-03-01T09:10:00.000+07:00"]
    rows: Rows = [head, [*days, GROUP, "clinic 3", "aa-bb", "2024-03-01T02:10:00"]]
    done = put(given_rows(tmp_path, rows, choices=CHOICES))
    assert pairs(done) == {pair(GROUP, CLINIC), pair(GROUP, SCHOOL)}
    assert {t.sources for t in made(done, "ties")} == {("start 2024-03-01",)}
    assert {(a.since, a.until, a.extra) for a in made(done, "actors")} == {(None, None, ())}


def test_without_a_sheet_of_choices_codes_stay_as_they_are(tmp_path: Path) -> None:
    lines = ["ชื่อหน่วยงาน,q5/m_team,q5/clinic", f"{GROUP},1,0", f"{CLINIC},0,1"]
    done = put(text(tmp_path, *lines), create="organisation")
    assert pairs(done) == {pair(GROUP, "m_team"), pair(CLINIC, "clinic")}


ASKED = "Which of them do you work with?"
MONKEY: Rows = [
    ["Respondent ID", "Start Date", "Name of your organisation", ASKED, "", "", "How often?"],
    ["", "", "Open-Ended Response", GROUP, CLINIC, "Other (please specify)", "Response"],
    ["101", "2024-03-14", "บ้านดี", GROUP, "", "บ้านไกล", "Monthly"],
    ["102", "2024-03-15", "บ้านงาม", GROUP, CLINIC, "", "Monthly"],
]


@pytest.mark.parametrize("without", [set(), {"Open-Ended Response", "Response"}])
def test_a_question_above_its_choices_is_one_heading_each(
    without: set[str], tmp_path: Path
) -> None:
    rows = [["" if cell in without else cell for cell in row] for row in MONKEY]
    done = put(given_rows(tmp_path, rows), create="organisation")
    assert pairs(done) == {
        pair("บ้านดี", GROUP),
        pair("บ้านงาม", GROUP),
        pair("บ้านงาม", CLINIC),
        pair("บ้านดี", "บ้านไกล"),
    }
    assert {t.sources for t in made(done, "ties")} == {
        ("Start Date 2024-03-14",),
        ("Start Date 2024-03-15",),
    }
    assert {t.frequency for t in made(done, "ties")} == {12.0}
    assert {(a.since, a.extra) for a in made(done, "actors")} == {(None, ())}


def test_a_row_below_an_empty_heading_stays_a_row(tmp_path: Path) -> None:
    rows: Rows = [["ชื่อหน่วยงาน", "", "โทร"], [GROUP, "ข", ""], [CLINIC, "", "0810000001"]]
    done = put(given_rows(tmp_path, rows))
    assert set(kinds(done)) == {GROUP, CLINIC}


def recorded(text: str) -> bool:
    return all_known(text, {GROUP, CLINIC, SCHOOL, "A Club"}.__contains__)


def proposed(path: Path, **options: Any) -> Scheme:
    options = {"names": recorded} | options
    (proposal,) = read([path], ReadOptions(**options)).proposals
    assert isinstance(proposal, ListProposal)
    return proposal.scheme


def test_names_on_record_tell_the_organisation_of_a_person(tmp_path: Path) -> None:
    lines = ["ผู้แทน,มาจาก", f"นายสมใจ ดอนแก้ว,{GROUP}", "นางวิไล นาหลวง,A Club", "นายดี มาก,บ้าน"]
    path = text(tmp_path, *lines)
    assert proposed(path).columns == {"ผู้แทน": "name", "มาจาก": "member.of"}
    assert proposed(path, names=lambda text: False).columns == {"ผู้แทน": "name", "มาจาก": "keep"}


def test_names_on_record_tell_who_is_worked_with(tmp_path: Path) -> None:
    lines = ["ชื่อองค์กร,ใครช่วย", f'บ้านดี,"{GROUP}, {CLINIC}"', f"บ้านงาม,{SCHOOL}"]
    assert proposed(text(tmp_path, *lines)).columns == {"ชื่อองค์กร": "name", "ใครช่วย": "tie.to"}


def test_two_columns_of_names_on_record_are_ties(tmp_path: Path) -> None:
    path = text(tmp_path, "ฝ่ายหนึ่ง,อีกฝ่าย,ตั้งแต่", f"{GROUP},{CLINIC},2565", f"{GROUP},{SCHOOL},")
    scheme = proposed(path)
    assert scheme.table == "ties"
    assert scheme.columns == {"ฝ่ายหนึ่ง": "from", "อีกฝ่าย": "to", "ตั้งแต่": "since"}
    done = put(path, names=recorded)
    assert ties(done) == {(GROUP, CLINIC, "COOPERATE"), (GROUP, SCHOOL, "COOPERATE")}


def test_a_column_of_names_on_record_is_the_name(tmp_path: Path) -> None:
    path = text(tmp_path, "อะไร,โทร", "A Club,0810000001", "บ้านดี,0810000002")
    assert proposed(path).columns == {"อะไร": "name", "โทร": "contact.phone"}


def test_names_on_record_and_the_row_of_headings_count_from_the_command_line(
    given: Store, tmp_path: Path
) -> None:
    known = ["name,kind,aliases", f"{GROUP},group,ผักโคก", f"{CLINIC},organisation,"]
    assert saan("import", str(text(tmp_path, *known, name="actors.csv"))) == 0
    path = text(tmp_path, "ทะเบียน,ช่วยกัน", "ฝ่ายหนึ่ง,อีกฝ่าย", f"{CLINIC},ผักโคก", name="ใคร.csv")
    head = text(tmp_path, "head = 2", name="head.toml")
    assert saan("import", str(path), "--map", str(head)) == 1
    assert given.rows("journal/state")[0]["ties"] == 0
    assert saan("import", str(path), "--map", str(tmp_path / "ใคร.map.toml")) == 0
    assert given.rows("journal/state")[0]["ties"] == 1
    assert given.rows("journal/state")[0]["actors"] == 2


def test_a_word_for_a_kind_alone_does_not_go_before_the_name(tmp_path: Path) -> None:
    done = put(text(tmp_path, "หน่วยงาน,ประเภทหน่วยงาน", "ฝ่ายดูแล,องค์กร", "ผักบ้านโคก,กลุ่ม"))
    assert kinds(done) == {"ฝ่ายดูแล": "organisation", "ผักบ้านโคก": "group"}
    done = put(text(tmp_path, "เทศบาล,ประเภทเทศบาล", "เขาตะเคียน,เทศบาลเมือง"))
    assert kinds(done) == {"เทศบาลเมืองเขาตะเคียน": "organisation"}


def test_a_bad_day_among_good_ones_is_told_and_the_column_read(tmp_path: Path) -> None:
    rows = ("กลุ่มผัก ก,2563", "กลุ่มผัก ข,31/2/2564", "กลุ่มผัก ค,2565")
    done = put(text(tmp_path, "ชื่อหน่วยงาน/กลุ่ม,ปีที่เข้าร่วม", *rows))
    assert len(errors(done)) == 1
    assert "31/2/2564" in errors(done)[0]


HELD = "ชื่อกลุ่ม,ประเภทกลุ่ม,เบอร์โทร,โน้ต\nกลุ่มผัก,กลุ่ม,081-000-0000,ก\nกลุ่มข้าว,กลุ่ม,,\n"


def test_a_list_with_other_headings_than_the_one_settled_before_says_why_it_is_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_text(HELD, "utf-8")
    taken = read([tmp_path / "a.csv"], ReadOptions(accept=True))
    kept = {mapping.uid: mapping.text for mapping in taken.mappings}
    (again,) = read([tmp_path / "a.csv"], ReadOptions(remembered=kept)).proposals
    assert again.decided == "remembered"
    (tmp_path / "a.csv").write_text(HELD.replace("โน้ต", "บันทึก"), "utf-8")
    (asked,) = read([tmp_path / "a.csv"], ReadOptions(remembered=kept)).proposals
    assert asked.decided is None
    assert asked.lines("th")[1] == (
        "[คำถาม] เคยอ่านรายการคล้ายกันนี้แล้ว แต่หัวคอลัมน์เปลี่ยนไป จึงถามใหม่ — หายไป: “โน้ต” · มาใหม่: “บันทึก”"
    )
    (tmp_path / "a.csv").write_text(COMMITTEE_LINES, "utf-8")
    (other,) = read([tmp_path / "a.csv"], ReadOptions(remembered=kept)).proposals
    assert not [choice for choice in other.choices if choice.key == "lists.reason.other_headings"]


COMMITTEE_LINES = "ชื่อ-สกุล,หน่วยงาน,ตำแหน่ง\nนายสมชาย ใจดี,อบต.บ้านใหม่,ประธาน\n"


def test_a_scheme_kept_by_another_version_is_asked_about_again(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HELD, "utf-8")
    (taken,) = read([tmp_path / "a.csv"], ReadOptions(accept=True)).mappings
    for old in ('{"columns": {"ชื่อกลุ่ม": "title"}}', '{"columns": {"x": "name"}}'):
        reading = read([tmp_path / "a.csv"], ReadOptions(remembered={taken.uid: old}))
        assert [each.decided for each in reading.proposals] == [None]


def test_a_proposal_is_told_in_words_and_not_in_names_of_fields(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(COMMITTEE_LINES, "utf-8")
    (asked,) = read([tmp_path / "a.csv"], ReadOptions()).proposals
    assert asked.lines("th")[1:] == [
        "[คำถาม] แต่ละแถวเป็น → ภาคี",
        "[แน่ใจ] หัวคอลัมน์ “ชื่อ-สกุล” → ชื่อ",
        "[แน่ใจ] หัวคอลัมน์ “หน่วยงาน” → สังกัด: กลุ่มหรือองค์กร",
        "[แน่ใจ] หัวคอลัมน์ “ตำแหน่ง” → สังกัด: บทบาท/ตำแหน่ง",
        "[คำถาม] ประเภทของภาคีที่ชื่อไม่ได้บอกเอง → คน",
    ]
