"""The checklist of the method: every row leads to what there is, and nothing of it is left out."""

import re

import pytest

from dashboards.frame.pages import PAGES
from graph.base.words import knows, say
from graph.kinds import KINDS, LEVELS, SECTORS, declared
from graph.kinds.registry import columns
from graph.kinds.stake import GROUPS, RATINGS
from graph.measures.figures import declared as figures
from graph.rules import rules
from graph.worksheets import expansion, lessons, network, stakeholders
from tests.support.places import ROOT

CHECKLIST = (ROOT / "docs" / "guide" / "method.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line[1:-1].split(" | ")]
    for line in CHECKLIST.splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| ในวิธีการ"))
]
NO_PAGE = "ยังไม่มีหน้า · no page yet"
WORDS = {entry.word for entry in PAGES}


def named(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


NAMED = {name for _, _, cell in ROWS for name in named(cell)}


def is_there(name: str) -> bool:
    """Whether a field, a word of a page, a rule or a figure of this name is there."""
    sort, _, rest = name.partition("/")
    if rest:
        return rest in (rules()[0] if sort == "rules" else figures())
    kind, _, column = name.partition(".")
    return (kind in KINDS and column in {*columns(kind), *declared(kind).beside}) or knows(name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_is_in_both_languages_and_leads_to_what_there_is(row: list[str]) -> None:
    heading, where, what = row
    assert re.search(r"[\u0e00-\u0e7f].* · .*[a-zA-Z]", heading)
    assert [name for name in named(what) if not is_there(name)] == []
    if where == NO_PAGE:
        return
    pages = [f"{say(f'{word}.page.title', 'th')} `{word}`" for word in named(where)]
    assert where == ", ".join(pages) != ""
    assert set(named(where)) <= WORDS
    assert named(what)


def test_every_step_and_field_of_the_worksheets_has_its_row() -> None:
    steps = [
        *(f"stakes.{name}" for name in stakeholders.COLUMNS),
        *(f"worksheets.sheet.groups.{group}" for group in GROUPS),
        *(f"worksheets.words.sector.{sector}" for sector in SECTORS),
        *(f"stakeholders.grid.{one}_{other}" for one in RATINGS for other in RATINGS),
        *(f"worksheets.sheet.two.q{n}" for n in range(1, lessons.QUESTIONS + 1)),
        *(f"lessons.{name}" for name in lessons.COLUMNS),
        *(f"actors.{name}" for name in network.ACTORS),
        *(f"ties.{name}" for name in network.TIES),
        *(f"worksheets.sheet.levels.{level}" for level in LEVELS),
        *(f"plans.{name}" for name in expansion.COLUMNS),
        *("networks.vision", "networks.us"),
    ]
    assert len(steps) == 53
    assert [step for step in steps if step not in NAMED] == []


def test_a_checklist_that_names_what_is_not_there_would_be_found() -> None:
    for name in ("stakes.nothing", "rules/nothing", "figures/nothing", "nothing.at.all"):
        assert not is_there(name)
    assert len([row for row in ROWS if row[1] == NO_PAGE]) >= 1
    assert len([row for row in ROWS if re.match(r"[1-7] ", row[0])]) >= 7
