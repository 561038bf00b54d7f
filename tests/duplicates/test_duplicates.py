"""Actors who may be one: names as they are compared, and what is asked and what is not."""

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from graph.base.errors import DataError
from graph.duplicates import Candidate, built_in, candidates, table
from graph.duplicates.context import Reason
from graph.duplicates.forms import form_of
from graph.intake import plan, read
from graph.kinds import Activity, Actor, Area, Base, Contact, Distinct, Records, Tie
from graph.search.abbreviations import FILE
from graph.search.spelling import spelled, untitled
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Jose\u0301 Nu\u0301n\u0303ez", "jose nunez"),
        ("ＪＯＳＥ\u3000Nunez", "jose nunez"),
        ("สม\u200bชาย  ใจดี ", "สมชาย ใจดี"),
        ("เเม่", "แม่"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("ก่ี", "กี่"),
        ("กี่่", "กี่"),
        ("กลุ่ม ๑๒", "กลุ่ม 12"),
        ("เด็ก ๆ", "เด็กๆ"),
        ("กรุงเทพฯ", "กรุงเทพ"),
        ("อาหาร ฯลฯ", "อาหาร"),
    ],
)
def test_two_ways_of_typing_are_one_spelling(typed: str, meant: str) -> None:
    assert spelled(typed) == meant
    assert spelled(meant) == meant


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        ("นายสมชาย", "สมชาย"),
        ("นาย กิตติ", "กิตติ"),
        ("นายกมล ใจดี", "กมล ใจดี"),
        ("ผศ.ดร.สมศรี", "สมศรี"),
        ("ว่าที่ ร.ต. สมศักดิ์", "สมศักดิ์"),
        ("กำนันแดง", "แดง"),
        ("Dr. Jane Doe", "jane doe"),
        ("นายกเทศมนตรี", "นายกเทศมนตรี"),
        ("นายก อบต.เขา", "นายก อบต.เขา"),
        ("คุณากร", "คุณากร"),
        ("ดรุณี", "ดรุณี"),
        ("Drew", "drew"),
        ("ครู", "ครู"),
    ],
)
def test_titles_are_put_aside_and_nothing_else(whole: str, name: str) -> None:
    assert untitled(spelled(whole)) == name


SUBDISTRICT_HOSPITAL = "โรงพยาบาลส่งเสริมสุขภาพตำบล"


@pytest.mark.parametrize(
    ("name", "head", "rest"),
    [
        ("รพ.สต.คลองแห", SUBDISTRICT_HOSPITAL, "คลองแห"),
        ("รพสต คลองแห", SUBDISTRICT_HOSPITAL, "คลองแห"),
        ("ร.พ.ส.ต. คลองแห", SUBDISTRICT_HOSPITAL, "คลองแห"),
        ("โรงพยาบาลส่งเสริมสุขภาพตำบลคลองแห", SUBDISTRICT_HOSPITAL, "คลองแห"),
        ("รพ.คลองแห", "โรงพยาบาล", "คลองแห"),
        ("สปสช.", "สำนักงานหลักประกันสุขภาพแห่งชาติ", ""),
        ("สช.", "สำนักงานคณะกรรมการสุขภาพแห่งชาติ", ""),
        ("ศอ.บต.", "ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้", ""),
        ("มอ.", "มหาวิทยาลัยสงขลานครินทร์", ""),
        ("สำนักงานหลักประกันสุขภาพแห่งชาติ (สปสช.)", "สำนักงานหลักประกันสุขภาพแห่งชาติ", ""),
        ("สนง.สาธารณสุขจังหวัดสงขลา", "สำนักงานสาธารณสุขจังหวัด", "สงขลา"),
        ("สสจ.จ.สงขลา", "สำนักงานสาธารณสุขจังหวัด", "สงขลา"),
        ("นายก ทม.เขา", "", "นายกเทศบาลเมืองเขา"),
        ("ผอ.รพ.สต.คลองแห", "", "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลคลองแห"),
    ],
)
def test_short_forms_are_whole_words_the_longest_first(name: str, head: str, rest: str) -> None:
    form = form_of(actor("a", kind="organisation"), name, built_in())
    assert (form.head, form.rest) == (head, rest)


def body(uid: str, name: str, **more: Any) -> Actor:
    return actor(uid, name=name, kind="organisation", **more)


AREAS = {
    code: Area(uid=code, name=name, level=level, within=within)
    for code, name, level, within in (
        ("8", "ภาคใต้", "region", None),
        ("90", "สงขลา", "province", "8"),
        ("9011", "หาดใหญ่", "district", "90"),
        ("901101", "คลองแห", "subdistrict", "9011"),
        ("901102", "คลองอู่ตะเภา", "subdistrict", "9011"),
        ("95", "ยะลา", "province", "8"),
    )
}


def held(*records: Any, bases: dict[str, str] | None = None) -> Records:
    kinds: dict[type, dict[str, Any]] = {}
    for record in records:
        kinds.setdefault(type(record), {})[record.uid] = record
    based = {uid: Base(uid=uid, actor=uid, area=code) for uid, code in (bases or {}).items()}
    return Records(
        actors=kinds.get(Actor, {}),
        ties=kinds.get(Tie, {}),
        activities=kinds.get(Activity, {}),
        contacts=kinds.get(Contact, {}),
        distinct=kinds.get(Distinct, {}),
        areas=AREAS,
        bases=based,
    )


def only(known: Records, **more: Any) -> Candidate:
    (found,) = candidates(known, **more)
    return found


def why(candidate: Candidate) -> list[str]:
    return [reason.key for reason in candidate.reasons]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("สปสช.", "สำนักงานหลักประกันสุขภาพแห่งชาติ", ["short"]),
        ("อบต.คลองแห", "องค์การบริหารส่วนตำบลคลองแห", ["short"]),
        ("อบต.คลองแห", "อบต. คลองแห", ["spelling"]),
        ("รพ.สต.คลองแห อ.หาดใหญ่", "รพ.สต.คลองแห", ["follows"]),
        ("ทต.นาริมคลองอำเภอควนเนียงจังหวัดสงขลา", "ทต.นาริมคลอง", ["follows"]),
        ("ทต.นาริมคลอง อำเภอ ควนเนียง จ. สงขลา", "ทต.นาริมคลอง", ["follows"]),
        ("กลุ่มแม่บา้นทุ่งรัก", "กลุ่มแม่บ้านทุ่งรัก", ["spelling"]),
        ("ชมรมสีดํา", "ชมรมสีดำ", ["spelling"]),
        ("กลุ่มเเกษตรน้ำใส", "กลุ่มแกษตรน้ำใส", ["spelling"]),
        ("กลุ่มแม่บ้านทุง่รัก", "กลุ่มแม่บ้านทุ่งรัก", ["close"]),
        ("สสส.", "สำนักงานกองทุนสนับสนุนการสร้างเสริมสุขภาพ", ["short", "doubt"]),
        ("อสม.", "อสม.", ["same_name", "category"]),
        ("กศน.", "กรมส่งเสริมการเรียนรู้", ["short", "renamed"]),
        ("มูลนิธิพัฒนาภาคใต้", "มูลนิธิพัฒนาภาคใต", ["close"]),
        ("Songkhla Rajabhat", "Songkla Rajabhat", ["close"]),
    ],
)
def test_what_looks_alike_is_asked_with_the_reasons(
    one: str, other: str, reasons: list[str]
) -> None:
    found = only(held(body("a", one), body("b", other)))
    assert (found.one, found.other, found.names) == ("a", "b", (one, other))
    assert why(found) == reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กลุ่ม 1", "กลุ่ม 2"),
        ("กลุ่มที่ ๑", "กลุ่มที่ 2"),
        ("กลุ่ม ก", "กลุ่ม ข"),
        ("อบต.ก", "อบต.ข"),
        ("สปสช. เขต 12", "สปสช. เขต 11"),
        ("อบต.คลองแห", "อบต.คลองหอยโข่ง"),
        ("อบต.คลองแห", "ทต.คลองแห"),
        ("อบต.", "องค์การบริหารส่วนตำบล"),
        ("กลุ่มออมทรัพย์บ้านนา", "กลุ่มออมทรัพย์บ้านไร่"),
        ("สภาองค์กรชุมชนตำบลสงขลา", "สภาองค์กรชุมชนตำบลยะลา"),
        ("รพ.สต.คลองแห จ.สงขลา", "รพ.สต.คลองแห จ.ยะลา"),
        ("ทม.เขา", "นายก ทม.เขา"),
        ("รพ.สต.คลองแห", "ผอ.รพ.สต.คลองแห"),
        ("สช.", "สปสช."),
        ("กลุ่มรักษ์เมืองหาดใหญ่", "กลุ่มรักษ์เมืองสงขลา"),
    ],
)
def test_names_that_differ_in_a_number_a_place_or_a_post_are_not_asked(
    one: str, other: str
) -> None:
    assert candidates(held(body("a", one), body("b", other))) == []


def test_of_a_place_means_only_in_the_same_place() -> None:
    two = body("a", "อบต.คลองแห"), body("b", "องค์การบริหารส่วนตำบลคลองแห")
    assert why(only(held(*two, bases={"a": "901101", "b": "90"}))) == ["short", "area"]
    assert candidates(held(*two, bases={"a": "901101", "b": "901102"})) == []
    assert candidates(held(*two, bases={"a": "901101", "b": "95"})) == []
    bare = body("a", "อบต."), body("b", "องค์การบริหารส่วนตำบล")
    assert why(only(held(*bare, bases={"a": "901101", "b": "901101"}))) == ["short", "area"]


def test_persons_and_bodies_and_provinces_are_not_mixed() -> None:
    same = actor("a", name="ป้อม"), body("b", "ป้อม"), actor("c", name="ป้อม")
    assert [(c.one, c.other) for c in candidates(held(*same))] == [("a", "c")]
    assert candidates(held(*same, bases={"a": "90", "c": "95"})) == []
    assert why(only(held(*same, bases={"a": "901101", "c": "901102"}))) == [
        "same_name",
        "other_area",
    ]
    group = Actor(uid="b2", name="ป้อม", kind="group")
    assert why(only(held(same[1], group))) == ["same_name", "other_kind"]


def test_the_score_says_what_speaks_for_and_against() -> None:
    two = (
        actor("a", name="นายสมชาย ใจดี", sector="people"),
        actor("b", name="สมชาย ใจดี", sector="people", aliases=("ชาย",)),
    )
    others = actor("x", name="สมปอง"), actor("y", name="มาลี")
    plain = only(held(*two, *others))
    assert (plain.score, why(plain)) == (82, ["title", "sector"])
    contacts = (
        Contact(uid="c1", actor="a", name="x", phone="081-234-5678"),
        Contact(uid="c2", actor="b", name="y", phone="+66 81 234 5678"),
    )
    met = Activity(
        uid="v1",
        date=day("2020-01-01"),
        date_precision="day",
        title="ประชุม",
        participants=("a", "b"),
    )
    ties = tie("a", "x"), tie("x", "b")
    full = only(held(*two, *others, *contacts, met, *ties, bases={"a": "9011", "b": "901101"}))
    assert full.score == 100
    assert why(full) == ["title", "contact", "area", "sector", "partners", "activities"]
    said = " ".join(reason.text("en") for reason in full.reasons)
    assert "partners in common: 1 (สมปอง)" in said
    assert "the same area (หาดใหญ่ / คลองแห)" in said
    assert "1234" not in said
    tied = only(held(*two, *others, tie("a", "b")))
    assert (tied.score, why(tied)) == (67, ["title", "sector", "tied"])


def test_another_name_is_compared_too() -> None:
    one = body("a", "เทศบาลเมืองเขา", aliases=("ทต.เขา",))
    found = only(held(one, body("b", "เทศบาลตำบลเขา")))
    assert found.names == ("ทต.เขา", "เทศบาลตำบลเขา")


def test_the_likeliest_is_first_and_pairs_found_apart_are_not_asked_again() -> None:
    three = actor("a", name="สมชาย ใจดี"), actor("b", name="สมชาย ใจดี"), actor("c", name="สมชัย ใจดี")
    pairs = [(c.one, c.other, c.score) for c in candidates(held(*three))]
    assert pairs == [("a", "b", 80), ("a", "c", 71), ("b", "c", 71)]
    apart = Distinct(uid="d1", one="a", other="b")
    assert [(c.one, c.other) for c in candidates(held(*three, apart))] == [("a", "c"), ("b", "c")]
    assert [(c.one, c.other) for c in candidates(held(*three), among={"a"})] == [
        ("a", "b"),
        ("a", "c"),
    ]
    assert candidates(held(*three), among=set()) == []


def test_a_home_extends_overrides_and_empties_the_table(tmp_path: Path) -> None:
    two = body("a", "ศพม."), body("b", "ศูนย์พัฒนาเมือง")
    assert candidates(held(*two), table=table(tmp_path)) == []
    lines = "# ของเรา\nศพม.\tศูนย์พัฒนาเมือง\tplace ask\tศูนย์พัฒนามนุษย์\nสปสช.\t\n"
    (tmp_path / FILE).write_text(lines, "utf-8")
    found = only(held(*two, bases={"a": "90", "b": "90"}), table=table(tmp_path))
    assert why(found) == ["short", "doubt", "area"]
    health = body("a", "สปสช."), body("b", "สำนักงานหลักประกันสุขภาพแห่งชาติ")
    assert candidates(held(*health), table=table(tmp_path)) == []


@pytest.mark.parametrize(
    "line", ["ไม่มีแท็บ", "ศพม.\tศูนย์\tnonsense", "\tศูนย์", "...\tศูนย์", "a\tb\tplace\td\te", "ก" * 300]
)
def test_a_line_of_the_table_that_cant_be_read_is_a_sentence(line: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"short\tfull\n\n{line}\n", "utf-8")
    with pytest.raises(DataError) as wrong:
        table(tmp_path)
    assert "line 3 can't be read" in wrong.value.text("en")


def test_a_table_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00broken\xff")
    with pytest.raises(DataError, match="UTF-8"):
        table(tmp_path)


def ten_thousand() -> Records:
    dice = random.Random(4)
    letters, vowels = "กขคงจชซดตทธนบปพมยรลวสหอ", "าิีูเแโ"

    def word() -> str:
        some = range(dice.randint(2, 3))
        return "".join(dice.choice(letters) + dice.choice(vowels) for _ in some)

    named = {f"a{n}": actor(f"a{n}", name=f"{word()} {word()}") for n in range(9_999)}
    return Records(actors=named | {"twin": actor("twin", name=f"นาย{named['a5'].name}")})


def test_ten_thousand_names_are_compared_in_seconds() -> None:
    known = ten_thousand()
    started = time.process_time()
    found = candidates(known)
    assert time.process_time() - started < 15
    assert ("a5", "twin") in {(c.one, c.other) for c in found}


def test_a_network_of_one_name_comes_to_an_end() -> None:
    known = Records(actors={f"a{n}": actor(f"a{n}", name="สมชาย") for n in range(3_000)})
    assert 0 < len(candidates(known)) <= 50_000


def load(folder: Path, text: str, known: Records) -> Any:
    path = folder / "actors.csv"
    path.write_text(f"id,name,kind\n{text}", "utf-8")
    return plan(read([path]), known)


def told(made: Any, key: str) -> list[tuple[int | None, str]]:
    return [(p.line, p.text("en")) for p in made.problems if p.key == f"intake.actor.{key}"]


def test_a_new_actor_that_looks_like_another_is_told_on_its_row_and_goes_in(
    tmp_path: Path,
) -> None:
    known = held(body("k1", "อบต.คลองแห"))
    rows = "n1,องค์การบริหารส่วนตำบลคลองแห,องค์กร\nn2,นายสมชาย ใจดี,คน\nn3,สมชาย ใจดี,คน\n"
    made = load(tmp_path, rows, known)
    assert (made.refused, made.counts["actors"]["created"]) == (False, 3)
    (first, (line, said)) = told(made, "alike")
    assert first == (
        2,
        "“องค์การบริหารส่วนตำบลคลองแห” looks like “อบต.คลองแห” (id k1): "
        "อบต. stands for องค์การบริหารส่วนตำบล. If it is the same, give this row the id k1, or "
        "merge them afterwards (`saan merge k1 n1`); if not, say so once with "
        "`saan distinct k1 n1`.",
    )
    assert line == 4
    assert said.startswith("“สมชาย ใจดี” looks like “นายสมชาย ใจดี” (id n2, row 3)")


def test_what_is_known_already_or_found_apart_is_not_told(tmp_path: Path) -> None:
    two = body("k1", "อบต.คลองแห"), body("n1", "องค์การบริหารส่วนตำบลคลองแห")
    row = "n1,องค์การบริหารส่วนตำบลคลองแห,องค์กร\n"
    assert told(load(tmp_path, row, held(*two)), "alike") == []
    apart = Distinct(uid="d1", one="k1", other="n2")
    row = "n2,องค์การบริหารส่วนตำบลคลองแห,องค์กร\n"
    assert told(load(tmp_path, row, held(two[0], apart)), "alike") == []


def test_a_name_of_another_kind_is_told_as_before(tmp_path: Path) -> None:
    made = load(tmp_path, "a,ป้อม,คน\nb,ป้อม,กลุ่ม\n", Records())
    assert told(made, "alike") == []
    ((line, said),) = told(made, "same_name")
    assert line == 3
    assert "(id a)" in said


def test_many_that_look_alike_are_told_in_part_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"n{n},ป้อม,คน\n" for n in range(12))
    made = load(tmp_path, rows, Records())
    assert len(told(made, "alike")) == 50
    ((_, said),) = told(made, "alike_more")
    assert said.startswith("16 more pairs look alike.")


def test_a_file_whose_actors_were_merged_still_loads_and_changes_nothing(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(
        "id,name,kind\nk,อบต.คลองแห,องค์กร\ng,องค์การบริหารส่วนตำบลคลองแห,องค์กร\nx,มาลี,คน\n", "utf-8"
    )
    (tmp_path / "t.csv").write_text("from,to,type,since\ng,x,แน่นแฟ้น,2563\n", "utf-8")
    assert saan("import", str(tmp_path)) == 0
    (pair,) = answer(capsys, "duplicates")
    assert (pair["one"], pair["other"], pair["score"]) == ("g", "k", 80)
    assert pair["reasons"] == ["อบต. คือ องค์การบริหารส่วนตำบล"]
    assert answer(capsys, "merge", "k", "g", "--as", "Somsri", "--why", "เดียวกัน")["batch"] == "b2"
    assert answer(capsys, "duplicates") == []
    again = answer(capsys, "import", str(tmp_path))
    assert again["batch"] is None
    assert any("merged" in p["problem"] or "ถูกรวม" in p["problem"] for p in again["problems"])
    assert answer(capsys, "undo", "b2")["batch"] == "b3"
    assert answer(capsys, "import", str(tmp_path))["batch"] is None
    assert len(answer(capsys, "duplicates", "g")) == 1
    assert answer(capsys, "distinct", "g", "k")["batch"] == "b4"
    assert answer(capsys, "distinct", "k", "g")["batch"] is None
    assert answer(capsys, "duplicates") == []
    assert saan("--lang", "en", "merge", "k", "nobody") == 1
    assert "nobody" in capsys.readouterr().err


def test_contacts_are_compared_and_never_shown(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, actor("a", name="มาลี"), actor("b", name="มาลี"))
    from graph import journal
    from graph.kinds import Change
    from tests.support.made import NOTE

    contacts = [
        Contact(uid=f"c{uid}", actor=uid, name="คนรับสาย", phone="0812345678", line="lineid")
        for uid in "ab"
    ]
    journal.write(given, [Change("contacts", c.uid, None, c) for c in contacts], NOTE)
    found = answer(capsys, "duplicates")
    said = json.dumps(found, ensure_ascii=False)
    assert found[0]["score"] == 90
    assert not any(text in said for text in ("0812345678", "lineid", "คนรับสาย"))


def test_a_place_that_is_named_like_a_key_is_still_a_name() -> None:
    reason = Reason("area", (("one", "@"), ("two", "@pages.sector.people")))
    assert reason.text("en") == "the same area (@ / @pages.sector.people)"
