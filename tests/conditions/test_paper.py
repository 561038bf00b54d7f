"""Forms on paper: what of a round and of a member stands on them, and who may print them."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.base.errors import Forbidden
from graph.base.words import speaking
from graph.conditions import paper
from graph.kinds import Round
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.asked.round import HOSTILE, QUESTION, TODAY, opened

Asking = tuple[Service, Round]


@pytest.fixture
def asking(given: Store, tmp_path: Path) -> Asking:
    return opened(given, tmp_path)


def printed(asking: Asking, lang: str, *members: str, **changed: object) -> str:
    service, of = asking
    found = paper.forms(service.snapshot(TODAY), of, members)
    with speaking(lang):
        return paper.sheet(replace(of, **changed), "เครือข่ายริมคลอง", found)  # type: ignore[arg-type]


def test_a_form_has_all_that_the_round_asks_and_the_ties_on_record(asking: Asking) -> None:
    text = printed(asking, "th", "me")
    for said in (
        "<h1>ป้าสมใจ</h1>",
        "เราถามเพื่อดูแลเครือข่าย",
        "จึงรู้คำตอบทุกข้อ",
        "กลุ่มผักริมคลอง<small>บันทึกไว้: แน่นแฟ้น: มีส่วนร่วม</small>",
        "เทศบาลตำบลริมคลอง<small>บันทึกไว้: หลวม ๆ (ไม่ระบุชนิด)</small>",
        "พวกเรามีเป้าหมายร่วมที่ทุกคนพูดได้<small>เป้าหมายถูกยกขึ้นมาเวลาตัดสินใจ</small>",
        "ฉันมีให้",
        QUESTION,
    ):
        assert said in text
    assert "ลับลมคมใน" not in text  # of another network
    ties = 2 * 4 + 6 * 3  # to tick: a level or none; on empty lines a level
    rated = (2 + 6) * 6 * 4
    assert text.count('class="o"') == 1 + ties + rated + 11 * 5


def test_a_form_asks_no_more_than_its_round(asking: Asking) -> None:
    text = printed(asking, "en", "me", asks=("pillars", "value"), consent=None)
    assert "How do we run the network?" in text
    assert "Who do you work with?" not in text
    assert text.count('class="o"') == 1 + (2 + 6) * 3 * 4 + 4 * 5


def test_each_member_has_a_form_of_their_own_and_names_are_only_names(asking: Asking) -> None:
    text = printed(asking, "en", "me", "f", "d")
    assert text.count("<article>") == 3
    assert text.index("<h1>ป้าสมใจ") < text.index("<h1>ลุงมานะ")
    assert HOSTILE not in text
    assert "&lt;script&gt;alert(1)" in text


def test_who_may_not_ask_the_members_prints_no_form(asking: Asking) -> None:
    service, of = asking
    now = service.snapshot(TODAY)
    for role in ("viewer", "editor"):
        with acting(User("ก", role)), pytest.raises(Forbidden):
            paper.forms(now, of, ["me"])
    with acting(User("ก", "viewer", networks=(("o", "manager"),))), pytest.raises(Forbidden):
        paper.forms(now, of, ["me"])
    with acting(User("ก", "viewer", networks=(("n", "manager"),))):
        assert [each.name for each in paper.forms(now, of, ["me"])] == ["ป้าสมใจ"]
