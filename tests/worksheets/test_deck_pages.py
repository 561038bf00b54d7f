"""The deck's own rows of worksheets 2 and 4 typed into the pages: out as worksheets, in again, they
are the same. Those of worksheet 1 need a browser: `test_deck_journey.py`."""

from pathlib import Path

import openpyxl
import pytest

from graph.base.words import say
from graph.journal.all_records import all_records
from graph.kinds import Lesson, ManagedNetwork, PlanStep
from graph.store import Store
from tests.conftest import empty
from tests.forms.test_forms import fill, press
from tests.support.command import answer
from tests.support.filled import EXPANSION, METHODS
from tests.support.made import actor, put
from tests.support.pages import fresh, opened
from tests.worksheets.test_filled import changes_nothing, said, written

__all__ = ["fresh"]

NETWORK = ManagedNetwork(
    uid="n", name="เกษตรอินทรีย์เขาตะเคียนงาม", us=("us",), vision="คนในจังหวัดได้กินอาหารปลอดภัย"
)
LEVELS = {"ประสานการทำงาน": "COOPERATE", "มีส่วนร่วม": "COLLABORATE"}
LESSONS = {
    "q1": "ชวนทำเรื่องเล็กที่เห็นผลก่อน",
    "q2": "นัดที่แน่นอน ผลัดกันเป็นเจ้าภาพ",
    "q3": "ฟังให้จบก่อน",
}


@pytest.fixture
def entered(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The six steps and a lesson on each question, typed into the pages."""
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    friends = [actor(f"f{at}", name=row[0], kind="group") for at, row in enumerate(EXPANSION)]
    us = actor("us", name="กลุ่มเกษตรอินทรีย์", kind="group")
    put(given, NETWORK, us, actor("chakrit", name="ชาคริต"), *friends)
    app = opened("expansion", lang="th")
    for turn, (row, method) in enumerate(zip(EXPANSION, METHODS, strict=True)):
        _, existing, wanted, ours, theirs, _ = row
        fill(
            app, "new step", turn, actor=f"f{turn}", existing="loose", wanted=LEVELS[wanted],
            through="chakrit" if "ชาคริต" in existing else None, method=method,
            our_benefit=ours, friends_benefit=theirs,
        )  # fmt: skip
        press(app, "บันทึก")
    for number, text in LESSONS.items():
        app = opened("lessons", lang="th", show="add", question=number)
        fill(app, f"new lesson {number}", text=text, concerns=["chakrit"])
        press(app, "บันทึก")
    return given


def test_what_was_typed_into_the_pages_goes_out_and_in_again_unchanged(
    entered: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = entered.read(all_records)
    steps = sorted(before.of(PlanStep).values(), key=lambda each: each.actor)
    assert [
        (s.wanted, s.existing, s.through, s.our_benefit, s.friends_benefit, s.method) for s in steps
    ] == [
        (LEVELS[wanted], "loose", "chakrit" if "ชาคริต" in old else None, ours, theirs, method)
        for (_, old, wanted, ours, theirs, _), method in zip(EXPANSION, METHODS, strict=True)
    ]
    assert {each.question: each.text for each in before.of(Lesson).values()} == {
        say(f"worksheets.sheet.two.{number}", "th"): text for number, text in LESSONS.items()
    }
    _, *files = written(capsys, tmp_path)
    plan = openpyxl.load_workbook(files[1]).worksheets[2]
    rows = {row[1]: row for row in plan.iter_rows(values_only=True)}
    for name, existing, wanted, ours, theirs, _ in EXPANSION:
        now = "ยังไม่มี"
        assert rows[name][2:7] == (existing, now, wanted, ours, theirs)
    changes_nothing(capsys, *files)
    empty(entered)
    answer(capsys, "import", *files)
    assert said(entered.read(all_records)) == said(before)
