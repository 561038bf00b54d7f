"""Bringing files in step by step, and the page that does it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph import data
from graph.data import Bundle, Upload
from graph.errors import Conflict
from graph.intake import Wishes
from graph.store import Store
from tests.made import actor, put
from tests.test_dashboards import fresh, opened  # noqa: F401  # no page remembers another test

ACTORS = Upload("ภาคี.csv", "id,name,kind\na1,สมชาย,คน\na2,มูลนิธิน้ำใส,องค์กร\n".encode())
TIES = Upload("ties.csv", b"from,to,type\na1,a2,COORDINATE\n")


def test_a_check_says_what_would_happen_and_writes_nothing(store: Store) -> None:
    put(store, actor("a1", name="สมชาย", note="เดิม"))
    checked = data.check(store, Bundle((ACTORS, TIES)))
    assert checked.plan.counts["actors"] == {"created": 1, "changed": 0, "ended": 0, "same": 1}
    assert checked.plan.counts["ties"]["created"] == 1
    assert [(e.kind, e.label) for e in checked.examples] == [
        ("actors", "มูลนิธิน้ำใส"),
        ("ties", "สมชาย – มูลนิธิน้ำใส"),
    ]
    assert store.rows("journal/state")[0]["actors"] == 1


def test_an_example_of_a_change_shows_each_field_before_and_after(store: Store) -> None:
    put(store, actor("a1", name="สมชาย", aliases=("ชัย",)))
    upload = Upload(
        "actors.csv",
        b"id,name,kind,note\na1,\xe0\xb8\xaa\xe0\xb8\xa1\xe0\xb8\x8a\xe0\xb8\xb2\xe0\xb8\xa2,group,new\n",
    )
    (example,) = data.check(store, Bundle((upload,))).examples
    assert example.action == "changed"
    assert example.fields == (("kind", "person", "group"), ("note", "–", "new"))


def test_what_is_written_is_what_was_shown(store: Store) -> None:
    bundle = Bundle((ACTORS, TIES))
    shown = data.check(store, bundle).plan.counts
    put(store, actor("a1", name="สมชาย"))
    with pytest.raises(Conflict) as refused:
        data.bring_in(store, bundle, "ทดสอบ", None, shown)
    assert refused.value.key == "data.moved"
    assert store.rows("journal/state")[0]["ties"] == 0
    again = data.check(store, bundle).plan.counts
    _, written = data.bring_in(store, bundle, "ทดสอบ", "ลองดู", again)
    assert written
    latest = store.rows("journal/batches")[0]
    assert (latest["who"], latest["channel"], latest["why"]) == ("ทดสอบ", "page", "ลองดู")
    made, written = data.bring_in(store, bundle, "x", None, data.check(store, bundle).plan.counts)
    assert (made.changes, written) == ([], None)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\fakepath\\ภาคี.xlsx", "ภาคี.xlsx"),
        ("a\x00b?.csv", "a_b_.csv"),
        ("", "file"),
        ("..", "file"),
        (".csv", "csv"),
        ("ก" * 300 + ".csv", "ก" * 60 + ".csv"),
    ],
)
def test_a_name_never_leaves_its_folder(name: str, safe: str) -> None:
    assert data.safe_name(name) == safe


def test_a_look_says_how_a_file_is_read(tmp_path: Path) -> None:
    text = "ชื่อ;ประเภท\nสมชาย;คน\n"
    (found,) = data.looks(Bundle((Upload("ภาคี.csv", text.encode("cp874")),)))
    assert (found.encoding, found.separator, found.kind) == ("cp874", ";", "actors")
    assert found.rows == (("ชื่อ", "ประเภท"), ("สมชาย", "คน"))
    wished = Bundle((Upload("ภาคี.csv", text.encode()),), Wishes(separator=","))
    (found,) = data.looks(wished)
    assert (found.encoding, found.separator, found.kind) == ("utf-8", ",", None)
    (book,) = data.looks(Bundle((Upload("x.xlsx", b"no workbook"),)))
    assert book.trouble is not None


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text).run()
    assert not app.exception
    return app


def test_a_pasted_table_goes_in_from_the_page(given: Store) -> None:
    app = paste(opened("data"), "id\tname\tkind\na1\tSomchai\tperson\n")
    (button,) = [b for b in app.button if b.label == "Bring in 1 changes"]
    button.click().run()
    assert [w.value for w in app.warning] == ["Give your name first; it stands in the journal."]
    next(t for t in app.text_input if t.label == "Recorded by").set_value("ทดสอบ").run()
    next(b for b in app.button if b.label == "Bring in 1 changes").click().run()
    assert not app.exception
    assert app.success
    assert given.rows("journal/state")[0]["actors"] == 1


def test_what_is_wrong_stands_in_a_table_and_keeps_the_rows_out(given: Store) -> None:
    app = paste(opened("data"), "id\tname\tkind\na1\t\tperson\na2\tB\tperson\n")
    assert not [b for b in app.button if b.label.startswith("Bring in")]
    assert list(app.dataframe[0].value["severity"]) == ["must be mended"]
    next(c for c in app.checkbox if c.key == "take sound").check().run()
    assert [b.label for b in app.button if b.label.startswith("Bring in")] == ["Bring in 1 changes"]
