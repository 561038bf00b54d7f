"""The words that are read, every row of the table; and every sentence in both languages."""

import re
import string

import pytest

from graph.base.errors import DataError
from graph.base.texts import clean, fold, guard, unguard
from graph.base.words import say, speaking, texts
from graph.kinds import vocabulary
from tests.support.places import ROOT

READ = {
    "kind": {
        "person": "คน, บุคคล, รายบุคคล, ปัจเจก, แกนนำ, ปราชญ์ชาวบ้าน, พี่เลี้ยง, วิทยากร, person",
        "group": "กลุ่ม, กลุ่มคน, ชมรม, คณะทำงาน, คณะกรรมการ, ทีม, กลุ่มอาชีพ, กลุ่มออมทรัพย์, "
        "วิสาหกิจชุมชน, เครือข่าย, Group",
        "organisation": "organization, องค์กร, องค์การ, หน่วยงาน, ส่วนราชการ, สถาบัน, มูลนิธิ, สมาคม, "
        "บริษัท, หจก., สหกรณ์, โรงเรียน, โรงพยาบาล, วัด, มัสยิด, เทศบาล",
    },
    "sector": {
        "people": "civil, civil society, ngo, NGO, private, citizens, "
        "ประชาชน, ภาคประชาชน, ประชาสังคม, "
        "ภาคประชาสังคม, ชาวบ้าน, เอกชน, ภาคเอกชน, ธุรกิจ, องค์กรเอกชน, องค์กรพัฒนาเอกชน, เอ็นจีโอ, "
        "มูลนิธิ, สมาคม, ศาสนา, จิตอาสา",
        "academia": "university, research, วิชาการ, ภาควิชาการ, นักวิชาการ, มหาวิทยาลัย, สถาบันวิจัย",
        "government": "gov, public, state, รัฐ, ภาครัฐ, ราชการ, ท้องถิ่น, อปท., รัฐวิสาหกิจ, องค์การมหาชน",
    },
    "type": {
        "COLLABORATE": "collaborate, มีส่วนร่วม, การมีส่วนร่วม, แน่น, แน่นแฟ้น, เหนียวแน่น",
        "COORDINATE": "ประสานความร่วมมือ, การประสานความร่วมมือ",
        "COOPERATE": " Cooperate , ประสานการทำงาน, การประสานการทำงาน",
        "none": "ไม่มี, ยังไม่มี, –",
    },
    "mutual": {
        "yes": "yes, y, true, 1, ใช่, มี, จริง, ทั้งสองฝ่าย, ยืนยันแล้ว, ✓, /",
        "no": "no, n, false, 0, ไม่, ไม่ใช่, ไม่มี, ฝ่ายเดียว, ยังไม่ยืนยัน",
    },
    "certainty": {
        "sure": "sure, แน่ใจ, แน่นอน, มั่นใจ, มีหลักฐาน",
        "likely": "likely, น่าจะ, คาดว่า, ค่อนข้างแน่ใจ",
        "guess": "guess, เดา, คาดเดา, ไม่แน่ใจ, ได้ยินมา",
    },
    "level": {
        "region": "region, ภาค",
        "province": "province, จังหวัด",
        "district": "district, amphoe, khet, อำเภอ, เขต",
        "subdistrict": "subdistrict, tambon, khwaeng, ตำบล, แขวง",
    },
    "rating": {"high": "มาก, สูง", "low": "น้อย, ต่ำ"},
}
WARNED = {
    "ใกล้ชิด": "COLLABORATE",
    "ประสานงาน": "COORDINATE",
    "หลวม": "loose",
    "หลวมๆ": "loose",
    "หลวม ๆ": "loose",
    "ห่าง ๆ": "loose",
    "ผิวเผิน": "loose",
}
ASKED = {
    "kind": "ชุมชน, กองทุน, โครงการ, อื่น ๆ, อื่นๆ",
    "sector": "ท้องที่, โรงเรียน, การศึกษา, อสม., สื่อ",
    "type": "ร่วมมือ, ความร่วมมือ, การร่วมมือ, ทำงานร่วมกัน, รู้จัก, สนับสนุน, ให้ทุน, เคยร่วมงาน",
    "mutual": "x, กา",
    "rating": "ปานกลาง",
}
FREQUENCIES = {
    365: "daily, รายวัน, ทุกวัน",
    52: "weekly, รายสัปดาห์, ทุกสัปดาห์, อาทิตย์ละครั้ง",
    26: "ทุก 2 สัปดาห์",
    24: "เดือนละ 2 ครั้ง, เดือนละ ๒ ครั้ง, 2 ครั้ง/เดือน",
    12: "monthly, รายเดือน, ทุกเดือน, เดือนละครั้ง, 12",
    6: "2 เดือนครั้ง, ทุก 2 เดือน",
    4: "quarterly, รายไตรมาส, ไตรมาสละครั้ง, ทุก 3 เดือน, 4 ครั้งต่อปี",
    2: "ปีละ 2 ครั้ง, ทุก 6 เดือน, เทอมละครั้ง",
    1: "yearly, รายปี, ปีละครั้ง, ประจำปี",
    0: "ไม่เคย",
}


def listed(words):
    return [word.strip(" ") for word in words.split(",")]


@pytest.mark.parametrize(
    ("field", "word", "value"),
    [(f, w, v) for f, values in READ.items() for v, words in values.items() for w in listed(words)],
)
def test_a_word_is_read_without_a_warning(field, word, value):
    assert vocabulary.read_word(field, word) == vocabulary.Meaning(value)


@pytest.mark.parametrize(("word", "value"), WARNED.items())
def test_a_word_that_may_mean_more_is_read_with_a_warning(word, value):
    assert vocabulary.read_word("type", word) == vocabulary.Meaning(value, warned=True)


@pytest.mark.parametrize(
    ("field", "word"), [(f, w) for f, words in ASKED.items() for w in listed(words)]
)
def test_an_unclear_word_is_asked_with_the_choices(field, word):
    with pytest.raises(DataError) as asked:
        vocabulary.read_word(field, word)
    assert asked.value.key == "intake.word.ask"


def test_an_unknown_word_names_the_allowed_ones():
    with pytest.raises(DataError) as refused:
        vocabulary.read_word("type", "FRENEMIES")
    with speaking("en"):
        assert "COLLABORATE, COORDINATE, COOPERATE, loose" in str(refused.value)


@pytest.mark.parametrize(
    ("word", "a_year"), [(w, n) for n, words in FREQUENCIES.items() for w in listed(words)]
)
def test_a_frequency_is_contacts_a_year(word, a_year):
    assert vocabulary.read_frequency(word) == a_year


@pytest.mark.parametrize("word", ["บ่อย", "นาน ๆ ครั้ง", "เป็นครั้งคราว", "ตามวาระ", "สม่ำเสมอ"])
def test_a_vague_frequency_is_asked(word):
    with pytest.raises(DataError) as asked:
        vocabulary.read_frequency(word)
    assert asked.value.key == "intake.word.ask"


@pytest.mark.parametrize("text", ["หลวม ผ่านชาคริต", "หลวม(ผ่าน ชาคริต)", "รู้จักผ่านชาคริต"])
def test_a_loose_tie_may_name_its_broker(text):
    assert vocabulary.through(text) == ("หลวม", "ชาคริต")


def test_text_is_kept_as_nfc_on_one_line_without_unseen_characters():
    assert clean("  Jose\u0301 \u200b Nu\u0301n\u0303ez\t") == "José Núñez"
    assert fold("หลวม  ๆ") == fold("หลวมๆ")


@pytest.mark.parametrize(
    "text", ["=1+1", "+66 81", "-1", "@SUM(1)", "'=1+1", "'''=x", "＝1", "'quoted'", "plain", ""]
)
def test_the_formula_guard_comes_off_again(text):
    assert unguard(guard(text)) == text


def test_a_guarded_cell_is_no_formula():
    assert guard("=1+1") == "'=1+1"
    assert guard("plain") == "plain"


def test_every_sentence_has_the_same_facts_in_both_languages():
    for key, entry in texts().items():
        if key.startswith("intake."):
            th, en = (
                {name for _, name, _, _ in string.Formatter().parse(entry[lang]) if name}
                for lang in ("th", "en")
            )
            assert th == en, key


def test_every_key_that_the_code_names_has_its_sentence():
    source = "".join(p.read_text("utf-8") for p in ROOT.glob("graph/**/*.py"))
    named = set(re.findall(r'[^f]"(intake\.[a-z_]+\.[a-z0-9_]+)"', source))
    assert len(named) > 70
    assert named <= set(texts())
    assert say("intake.file.empty", "en").startswith("The file is empty")
