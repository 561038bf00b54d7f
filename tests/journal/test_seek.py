"""The history narrowed by who, what and when; what was written of one record; erased rows."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph import journal
from graph.base import config
from graph.base.errors import Conflict, Misuse, NotFound
from graph.journal import Note, transaction
from graph.journal import batches as links
from graph.journal.erase import erase
from graph.journal.search import WriteQuery, seek
from graph.journal.traces import of_record, of_write
from graph.journal.undo import undo
from graph.journal.verify import verify
from graph.kinds import Change, Contact
from graph.service import Service
from graph.store import Store
from tests.conftest import empty, use
from tests.support.command import answer, saan
from tests.support.erasing import Gone
from tests.support.made import actor, added, day, tie
from tests.support.pages import forget_pages, opened, texts

POM = Note("ป้อม", "page", "นัดใหม่")
SRI = Note("Somsri", "import", None, "ab" * 32, ("ทะเบียน 2569.xlsx",))
FIRST = datetime(2026, 1, 31, 16, 59, 59, tzinfo=UTC)  # the last second of January in Bangkok
SECOND = datetime(2026, 1, 31, 17, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def written(prepared: Store) -> Store:
    """b1 three partners, b2 two ties, b3 one of them tighter, b4 a contact, b5 a name that reads
    like an id, b6 the tighter tie taken back."""
    empty(prepared)
    first = tie("a", "b", "COOPERATE", since=day("2024-03-01"), since_precision="month")
    tighter = replace(first, type="COLLABORATE")
    contact = Contact(uid="c1", actor="a", name="ลับ", phone="081")
    for changes, note in (
        (added(actor("a", name="ก"), actor("b"), actor("d")), SRI),
        (added(first, tie("b", "d")), SRI),
        ([Change("ties", first.uid, first, tighter)], POM),
        ([Change("contacts", "c1", None, contact)], POM),
        (added(actor("e", name="a")), POM),
    ):
        journal.write(prepared, changes, note)
    Service(prepared, config.Preferences()).undo("b3", "ป้อม")
    with prepared.driver.session() as session:
        query = "MATCH (b:Batch) WHERE b.number IN $numbers SET b.at = datetime($at)"
        session.run(query, numbers=[1, 2], at=FIRST.isoformat()).consume()
        session.run(query, numbers=[3, 4, 5], at=SECOND.isoformat()).consume()
    return prepared


@pytest.fixture
def asked(written: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The same, as the database that commands and pages ask."""
    use(written.target, monkeypatch)
    monkeypatch.setenv("SAAN_USER", "ป้อม")
    forget_pages()
    return written


@pytest.mark.parametrize(
    ("sought", "batches"),
    [
        (WriteQuery(), ["b6", "b5", "b4", "b3", "b2", "b1"]),
        (WriteQuery(who="SOMSRI"), ["b2", "b1"]),
        (WriteQuery(kind="ties"), ["b6", "b3", "b2"]),
        (WriteQuery(kind="contacts"), ["b4"]),
        (WriteQuery(actor="a"), ["b6", "b4", "b3", "b2", "b1"]),
        (WriteQuery(actor="d"), ["b2", "b1"]),
        (WriteQuery(actor="a", kind="actors"), ["b1"]),
        (WriteQuery(actor="nobody"), []),
        (WriteQuery(channel="import"), ["b2", "b1"]),
        (WriteQuery(text="ทะเบียน"), ["b2", "b1"]),
        (WriteQuery(text="นัด"), ["b5", "b4", "b3"]),
        (WriteQuery(last=FIRST), ["b2", "b1"]),
        (WriteQuery(first=SECOND, last=SECOND), ["b5", "b4", "b3"]),
        (WriteQuery(before=4, who="ป้อม"), ["b3"]),
        (WriteQuery(who="'}) DETACH DELETE b //"), []),
    ],
)
def test_the_history_narrowed(sought: WriteQuery, batches: list[str], written: Store) -> None:
    assert [each.batch for each in seek(written, sought)] == batches


def test_no_more_than_are_asked_for(written: Store) -> None:
    assert [each.batch for each in seek(written, WriteQuery(), 2)] == ["b6", "b5"]


def test_an_actor_s_history_has_its_ties_and_contacts_newest_first(written: Store) -> None:
    found = of_record(written, "actors", "a")
    assert [(each.batch, each.kind, each.action, each.undone_by) for each in found] == [
        ("b6", "ties", "changed", None),
        ("b4", "contacts", "created", None),
        ("b3", "ties", "changed", "b6"),
        ("b2", "ties", "created", None),
        ("b1", "actors", "created", None),
    ]
    contact = found[1]
    assert contact.hidden == ("name", "phone")
    assert "081" not in str((contact.before, contact.after))
    assert "ลับ" not in str(contact)
    assert [each.batch for each in of_record(written, "actors", "a", number=2)] == ["b2", "b1"]


def test_a_tie_s_history_is_its_own(written: Store) -> None:
    found = of_record(written, "ties", "a-b-COOPERATE")
    assert [each.batch for each in found] == ["b6", "b3", "b2"]
    sides = [side and side["type"] for side in (found[1].before, found[1].after)]
    assert sides == ["COOPERATE", "COLLABORATE"]


def test_what_a_write_changed_in_pages(written: Store) -> None:
    entry, found, more = of_write(written, "b1", limit=2)
    assert (entry.who, [each.uid for each in found], more) == ("Somsri", ["a", "b"], 1)


def test_the_command_narrows_and_tells_the_head(
    asked: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("journal", "--actor", "ก", "--who", "ป้อม", "--limit", "2") == 0
    said = capsys.readouterr()
    assert "b6" in said.out
    assert asked.rows("journal/state")[0]["head"] in said.err
    january = answer(capsys, "journal", "--from", "1/1/2569", "--until", "31/1/2569")
    assert [each["batch"] for each in january] == ["b2", "b1"]
    february = answer(capsys, "journal", "--from", "2026-02-01", "--until", "b4")
    assert [each["batch"] for each in february] == ["b4", "b3"]
    assert saan("journal", "--from", "2569", "--until", "2568") == Misuse.exit_code
    assert saan("journal", "--from", "วันไหนก็ได้") == Misuse.exit_code
    assert saan("journal", "--actor", "nobody at all") == 1
    capsys.readouterr()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_page_tells_a_write_before_and_after(lang: str, asked: Store) -> None:
    app = opened("journal", write="b3", lang=lang)
    changes = next(each.value for each in app.dataframe if "before" in each.value)
    levels = {"th": ("ประสานการทำงาน", "มีส่วนร่วม"), "en": ("cooperate", "collaborate")}[lang]
    row = next(row for row in changes.to_dict("records") if row["before"])
    assert levels[0] in row["before"].lower()
    assert levels[1] in row["after"].lower()
    assert "b6" in " ".join(texts(app))
    assert not [each for each in app.button if each.key == "take back"]


@pytest.mark.parametrize(
    ("lang", "lead", "when"),
    [
        ("th", "บันทึกไว้แล้ว 6 ครั้ง ครั้งล่าสุดโดยป้อม เมื่อ ", "31 ม.ค. 2569 23:59 น."),
        ("en", "6 writes are on record, the latest by ป้อม, ", "31 Jan 2026, 23:59"),
    ],
)
def test_moments_are_told_as_the_language_writes_them(
    lang: str, lead: str, when: str, asked: Store
) -> None:
    app = opened("journal", lang=lang)
    assert lead in " ".join(texts(app))
    assert list(app.dataframe[0].value["at"])[-2:] == [when, when]


def test_values_of_contacts_are_kept_back_on_the_page(asked: Store) -> None:
    app = opened("journal", write="b4", lang="en")
    changes = next(each.value for each in app.dataframe if "before" in each.value)
    assert "081" not in changes.to_string()
    assert "not shown" in changes.to_string()


def test_silly_filters_are_told_and_narrow_nothing(asked: Store) -> None:
    app = opened("journal", first="1 BC", last="ๆๆ", who="zz", older="-1", what="x", partner="zz")
    assert len(app.error) == 2
    assert not app.dataframe


def test_days_the_wrong_way_round_are_told(asked: Store) -> None:
    app = opened("journal", first="2569", last="2568")
    assert "wrong way round" in app.error[0].value


def test_the_chain_is_looked_through_from_the_page(asked: Store) -> None:
    app = opened("journal")
    app.button(key="verify").click().run()
    said = " ".join(each.value for each in app.caption)
    assert "b1" in said, "its time was moved, so its hash no longer fits"
    assert "✗" in said


def test_a_record_s_history_in_words_on_the_profile(asked: Store) -> None:
    app = opened("actors", actor="a", on="2026-01-31")
    app.toggle(key="history a").set_value(True).run()
    assert not app.exception
    said = " ".join(texts(app))
    assert "ป้อม" in said
    assert "Mar 2024" in said
    assert "081" not in said


def test_undo_from_the_page_and_the_reasons_where_it_can_t_be(asked: Store) -> None:
    app = opened("journal", write="b1")
    app.button(key="take back").click().run()
    assert "refers to" in app.error[0].value.replace("\\", "")
    app = opened("journal", write="b6")
    app.button(key="take back").click().run()
    assert not app.error
    assert seek(asked, WriteQuery(), 1)[0].undoes == "b6"


def test_a_write_in_several_batches_is_one_and_tells_sources(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WHOLE", "CHUNK"):
        monkeypatch.setattr(transaction, name, 2)
    sourced = tie("a", "b", sources=("ใบงาน 3",))
    written = journal.write(given, added(actor("a"), actor("b"), actor("c"), sourced), SRI)
    assert written is not None
    assert written.batch == "b2"
    forget_pages()
    app = opened("journal", write="b2")
    assert "1 write is on record" in " ".join(texts(app))
    changes = next(each.value for each in app.dataframe if "before" in each.value)
    assert "ใบงาน 3" in list(changes["after"])


def test_erased_rows_are_right_by_an_entry_that_names_them(store: Store) -> None:
    journal.write(store, added(actor("a"), actor("b")), POM)
    journal.write(store, [Change("actors", "a", actor("a"), None)], POM)
    assert erase(store, Gone("actors", "a"), POM).batch == "b3"
    assert verify(store).broken is None
    made = list(links.entries(store))
    named = [each.partition(":")[0] for each in made[2].batch["erases"]]
    assert named == ["b1-000001", "b2-000001"]
    assert [(row["record"], row["after"] is None) for row in made[0].rows] == [
        ("ลืมแล้ว-0", True),
        ("b", False),
    ]
    assert links.follow(made).batches == 3
    with pytest.raises(NotFound):
        erase(store, Gone("actors", "a"), POM)
    assert undo_of(store, "b2") == "journal.nothing_to_undo"


def undo_of(store: Store, batch: str) -> str:
    with pytest.raises(Conflict) as refused:
        undo(store, batch, POM)
    return refused.value.key


def test_rows_that_nobody_says_were_erased_are_named(store: Store) -> None:
    journal.write(store, added(actor("a"), actor("b")), POM)
    journal.write(store, [Change("actors", "a", actor("a"), None)], POM)
    (kept, _) = store.rows("journal/sheets", first=1, last=2)
    query = "MATCH (c:Change {uid: 'b1-000001'}) SET c.afters = $afters, c.salts = $salts"
    afters, salts = kept["kept"]["afters"], kept["kept"]["salts"]
    with store.driver.session() as session:
        session.run(query, afters=["", afters[1]], salts=["", salts[1]]).consume()
    assert (verify(store).broken, verify(store).what) == ("b1", "erased")


def test_the_head_is_told_where_the_server_is_looked_at(
    asked: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = asked.rows("journal/state")[0]["head"]
    assert answer(capsys, "status")["head"] == head
    assert any(head in row["says"] for row in answer(capsys, "doctor"))
    assert saan("strength") == 0
    assert head in capsys.readouterr().err
