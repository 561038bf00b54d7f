"""Every list of `tests/files/cases` gives what is right for it, through the page: what is proposed
is taken by a click, and each question has a field to answer it in."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.base.words import say, speaking
from graph.store import Store
from tests.support.cases import Case, cases, lines
from tests.support.pages import fresh, opened

__all__ = ["fresh"]  # no page remembers another test

FIELDS = {
    "table": "lists.page.table",
    "kind": "lists.page.kind",
    "level": "lists.page.level",
    "ticked": "lists.page.ticked",
    "title": "lists.page.title_of",
    "marks": "lists.page.mark",
    "statuses": "lists.page.status",
    "nodes.all_kind": "data.mapping.all_kind",
    "nodes.second_as": "data.mapping.second_as",
    "nodes.second_kind": "data.mapping.second_kind",
    "edges.all_type": "data.mapping.all_type",
    "edges.types": "data.mapping.type",
    "edges.strong": "data.mapping.strong",
    "edges.levels": "data.mapping.level",
    "edges.missing": "data.mapping.missing",
    "edges.undirected": "data.mapping.undirected",
}
"""Question → the label of the field that it is answered in."""

INPUTS = ("selectbox", "radio", "text_input", "number_input", "checkbox")


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Who reads the page, and in which language."""
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    with speaking("en"):
        yield


def run(app: AppTest) -> None:
    app.run()
    assert not app.exception


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label.startswith(label)).click()
    run(app)


def lacking(app: AppTest, questions: frozenset[str]) -> set[str]:
    """The questions that no field of the page asks."""
    labels = [field.label for kind in INPUTS for field in app.get(kind)]
    return {each for each in questions if not any(_label(each).match(one) for one in labels)}


def _label(question: str) -> re.Pattern[str]:
    blank = dict.fromkeys(("mark", "word", "value", "name", "level", "codes"), "@")
    return re.compile(re.escape(say(FIELDS[question], **blank)).replace("@", ".*"))


def take_proposals(app: AppTest, case: Case) -> None:
    """All ways to read that are proposed."""
    taken = {button.key for button in app.button if str(button.key).startswith("use ")}
    assert taken or not case.asked
    for key in sorted(map(str, taken)):
        app.button(key=key).click()
        run(app)


def decide_names(app: AppTest, case: Case) -> None:
    """Who is new as proposed, and who is meant as the case says."""
    for box in app.checkbox:
        if box.key == "new proposed":
            box.check()
            run(app)
    for name, meant in case.partners.items():
        group: Any = next(each for each in app.button_group if each.label.replace("\\", "") == name)
        group.set_value(f"Yes, {meant}")
        run(app)


def told(app: AppTest) -> str:
    """All that is said of the file, whatever its grade."""
    for group in app.button_group:
        if group.key == "grades":
            group.set_value([])
            run(app)
    tables = [one.value for one in app.dataframe if "problem" in one.value]
    return "\n".join(text for table in tables for text in table["problem"])


def bring(app: AppTest, case: Case) -> None:
    """The file, from its upload to the records."""
    app.file_uploader[0].upload(case.path.name, case.path.read_bytes())
    run(app)
    assert lacking(app, case.asked) == set()
    take_proposals(app, case)
    decide_names(app, case)
    said = told(app) if case.told else ""
    assert [part for part in case.told if part not in said] == []
    for _ in case.skip:
        press(app, "Skip this row")
    if case.records:
        press(app, "Import ")
        assert [text.value for text in app.success] != []


@pytest.mark.parametrize("case", cases().values(), ids=cases())
def test_the_page_takes_it_as_is_right(case: Case, given: Store) -> None:
    case.people_there(given)
    app = opened("data")
    if case.first:
        bring(app, cases()[case.first])
    bring(app, case)
    assert tuple(lines(given)) == case.records
    assert case.records or not [b for b in app.button if b.label.startswith("Import")]
