"""Bringing files in step by step, and the page that does it."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.base.errors import Conflict
from graph.intake import ReadOptions, archive
from graph.intake import bundle as data
from graph.intake.bundle import Bundle, Upload
from graph.intake.write import remembered
from graph.store import Store
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]  # no page remembers another test
from tests.support.made import actor, put

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
    assert example.fields == (("kind", "คน", "กลุ่ม"), ("note", "–", "new"))


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
    assert archive.safe_name(name) == safe


def test_a_look_says_how_a_file_is_read(tmp_path: Path) -> None:
    text = "ชื่อ;ประเภท\nสมชาย;คน\n"
    (found,) = data.looks(Bundle((Upload("ภาคี.csv", text.encode("cp874")),)))
    assert (found.encoding, found.separator, found.kind) == ("cp874", ";", "actors")
    assert found.rows == (("ชื่อ", "ประเภท"), ("สมชาย", "คน"))
    wished = Bundle((Upload("ภาคี.csv", text.encode()),), ReadOptions(separator=","))
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
    (button,) = [b for b in app.button if b.label == "Import 1 change"]
    button.click().run()
    assert [w.value for w in app.warning] == ["Give your name first; it goes into the journal."]
    next(t for t in app.text_input if t.label == "Recorded by").set_value("ทดสอบ").run()
    next(b for b in app.button if b.label == "Import 1 change").click().run()
    assert not app.exception
    assert app.success
    assert given.rows("journal/state")[0]["actors"] == 1


def test_what_is_wrong_stands_in_a_table_and_keeps_the_rows_out(given: Store) -> None:
    app = paste(opened("data"), "id\tname\tkind\na1\t\tperson\na2\tB\tperson\n")
    assert not [b for b in app.button if b.label.startswith("Import")]
    assert list(app.dataframe[0].value["severity"]) == ["must be fixed"]
    next(c for c in app.checkbox if c.key == "take sound").check().run()
    assert [b.label for b in app.button if b.label.startswith("Import")] == ["Import 1 change"]


def test_numbers_of_waves_go_in_once_the_page_is_told_when_they_were(given: Store) -> None:
    put(given, actor("a"), actor("b"))
    app = paste(opened("data"), "from\tto\ttype\twave\na\tb\tCOOPERATE\t3\n")
    assert not [b for b in app.button if b.label.startswith("Import")]
    first, length = (
        next(t for t in app.text_input if t.key == f"wave {w}") for w in ("start", "length")
    )
    length.set_value("soon")
    first.set_value("1/5/2563").run()
    assert any("“soon”" in e.value for e in app.error)
    next(t for t in app.text_input if t.key == "wave length").set_value("1m").run()
    assert not app.error
    assert [b.label for b in app.button if b.label.startswith("Import")] == ["Import 1 change"]


def test_a_graph_file_is_read_as_the_page_was_told_and_the_next_one_the_same(given: Store) -> None:
    nodes = Upload("nodes.csv", "Id,Label,Type\n1,กลุ่มหนึ่ง,club\n2,กลุ่มสอง,club\n".encode())
    edges = Upload("edges.csv", b"Source,Target,Type,Label\n1,2,Undirected,helps\n")
    bundle = Bundle((nodes, edges))
    checked = data.check(given, bundle)
    (proposal,) = checked.proposals
    assert proposal.decided is None
    assert checked.plan.refused
    nodes_read = replace(proposal.mapping.nodes, kinds={"club": "group"}, all_kind="group")
    edges_read = replace(proposal.mapping.edges, types={"helps": "COORDINATE"})
    told = replace(proposal.mapping, nodes=nodes_read, edges=edges_read).as_json()
    wished = replace(bundle, read_options=ReadOptions(mapping=told))
    shown = data.check(given, wished).plan
    assert {k: c["created"] for k, c in shown.counts.items() if c["created"]} == {
        "actors": 2,
        "ties": 1,
        "mappings": 1,
    }
    data.bring_in(given, wished, "ทดสอบ", None, shown.counts)
    again = replace(bundle, read_options=ReadOptions(remembered=remembered(given)))
    (proposal,) = data.check(given, again).proposals
    assert proposal.decided == "remembered"


def test_the_page_asks_what_a_graph_file_means_before_it_shows_a_plan(given: Store) -> None:
    app = paste(opened("data"), "Source\tTarget\tType\tLabel\na\tb\tUndirected\thelps\n")
    assert [box.label for box in app.selectbox if "helps" in box.label] == ["The tie “helps” is"]
    assert "Read it like this" in [button.label for button in app.button]
    assert not [button for button in app.button if button.label.startswith("Import")]


def test_an_import_is_taken_back_from_its_history(given: Store) -> None:
    bundle = Bundle((ACTORS, TIES))
    data.bring_in(given, bundle, "ทดสอบ", None, data.check(given, bundle).plan.counts)
    app = opened("data", do="past", write="b1")
    next(t for t in app.text_input if t.label == "Recorded by").set_value("ทดสอบ").run()
    next(b for b in app.button if b.label.startswith("Undo this import")).click().run()
    assert not app.exception
    assert any("Undone b1" in text.replace("\\:", "") for text in texts(app))
    assert given.rows("journal/state")[0]["actors"] == 0


@pytest.mark.parametrize("form", ["xlsx", "zip", "gexf", "graphml", "kumu", "json"])
def test_every_kind_of_file_is_handed_out(form: str, given: Store) -> None:
    put(given, actor("a1"), actor("a2"))
    app = opened("data", do="send", form=form)
    next(b for b in app.button if b.label == "Prepare the file").click().run()
    assert not app.exception
    assert [part.label for part in app.get("download_button")][-1].startswith("Download saan-")


def test_four_worksheets_are_handed_out(given: Store) -> None:
    put(given, actor("a1"))
    labels = [part.label for part in opened("data", do="forms").get("download_button")]
    assert labels.count("Download the worksheet") == 4
