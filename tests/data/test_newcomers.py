"""Deciding on the page what is to become of names that nobody has."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import Store
from tests.support.made import actor, put
from tests.support.pages import fresh, opened

__all__ = ["fresh"]  # no page remembers another test

TIES = "from\tto\ttype\nกลุ่มผักปลอดภย\tดารา\tCOOPERATE\na2\tอบต.บ้านใหม่\tCOORDINATE\n"


@pytest.fixture
def page(given: Store) -> AppTest:
    put(given, actor("a1", name="กลุ่มผักปลอดภัย", kind="group"), actor("a2", name="ชาคริต"))
    app = opened("data")
    app.text_area[0].set_value(TIES).run()
    assert not app.exception
    return app


def chosen(app: AppTest, label: str, value: str) -> None:
    """The pill `value` of the row or question `label`."""
    next(g for g in app.button_group if label in g.label).set_value(value).run()
    assert not app.exception


def written(app: AppTest) -> list[str]:
    return [b.label for b in app.button if b.label.startswith("Import")]


def test_new_names_are_decided_in_the_page_and_the_plan_follows(page: AppTest) -> None:
    assert any("3 of 3 names still need a decision" in each.value for each in page.caption)
    next(c for c in page.checkbox if c.key == "new proposed").check().run()
    assert any("2 of 3 names still need a decision" in each.value for each in page.caption)
    chosen(page, "The other names", "person")
    assert any("1 of 3 names still need a decision" in each.value for each in page.caption)
    assert not written(page)
    chosen(page, "กลุ่มผักปลอดภย", "uid:a1")
    assert any("All 3 names are decided" in each.value for each in page.caption)
    assert written(page) == ["Import 4 changes"]
    next(c for c in page.checkbox if c.key == "new aliases").check().run()
    assert written(page) == ["Import 5 changes"]


def test_names_left_out_are_told_with_their_rows(page: AppTest) -> None:
    chosen(page, "กลุ่มผักปลอดภย", "leave out")
    chosen(page, "The other names", "leave out")
    assert written(page) == ["Import 2 changes"]
    assert any("Left out: ties: 1 row" in each.value for each in page.caption)
