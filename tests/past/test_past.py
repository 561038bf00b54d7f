"""What was known at a past moment: the journal replayed, and every reading on top of it."""

import json
import re
import shlex
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from streamlit.testing.v1 import AppTest

from dashboards.frame.pages import PAGES
from docs.making.commands import commands
from graph import backup, journal, past, server, strength
from graph.base import config
from graph.base.errors import Misuse, NotFound
from graph.base.words import LANGUAGES
from graph.journal import batches, chain, stream, transaction
from graph.journal.all_records import all_records
from graph.journal.erase import erase
from graph.journal.moment import Moment, end_of, position
from graph.journal.verify import verify
from graph.kinds import Change
from graph.past.copy import _Folder, sweep
from graph.past.replay import batches_until, replay
from graph.server import process
from graph.server.place import Place
from graph.service import Service
from graph.store import Store
from tests.conftest import empty, use
from tests.support import everything
from tests.support.command import answer, saan
from tests.support.erasing import Gone
from tests.support.made import NOTE, actor, added, day, put, tie
from tests.support.pages import forget_pages, opened

pytestmark = pytest.mark.long

ON = "2025-06-15"
LAST_YEAR = "2025-12-31"
MIDNIGHT = datetime(2025, 12, 31, 17, tzinfo=UTC)  # of the last of December, in Bangkok


@dataclass(frozen=True)
class Story:
    """A network whose history was corrected after its yearly report.

    written: the batches at the end of which the fingerprint was taken. report: `saan strength` as
    it was said on the last day of the year.
    """

    store: Store
    home: Path
    written: dict[int, tuple[str, dict[str, int]]]
    report: dict[str, Any]

    def service(self) -> Service:
        return Service(self.store, config.Preferences(), self.home)


@pytest.fixture(scope="module")
def story(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """b1–b5: something of every kind. b6: a network of six. From b7 on: the year after."""
    home = tmp_path_factory.mktemp("home")
    empty(prepared)
    everything.fill(prepared)
    old = tie("a", "b", since=day("2024-03-01"), since_precision="day", trust=3.0, frequency=12.0)
    gone = tie("c", "d", "COORDINATE", since=day("2021-01-01"), since_precision="year")
    six = [actor(uid) for uid in "abcdef"]
    ends = [tie("b", "c", "COOPERATE"), tie("d", "e"), tie("a", "f", "COORDINATE")]
    put(prepared, *six, old, gone, *ends)
    written = {6: stream.fingerprint(prepared)}
    service = Service(prepared, config.Preferences(), home)
    on = date.fromisoformat(ON)
    at = service.snapshot(on)
    report = strength.scorecard(at).as_dict() | strength.composition(at)

    died(prepared)
    written[8] = stream.fingerprint(prepared)
    earlier = replace(old, since=day("2023-03-01"))
    journal.write(prepared, [Change("ties", old.uid, old, earlier)], NOTE)
    service.merge("e", "f", "สมศรี")
    journal.write(prepared, [Change("ties", gone.uid, gone, None)], NOTE)
    written[11] = stream.fingerprint(prepared)
    service.undo("b5", "สมศรี")
    written[12] = stream.fingerprint(prepared)
    date_back(prepared)
    yield Story(prepared, home, written, report)
    past.forget(service.source)


def died(store: Store) -> None:
    """A large write of which one part was written before it died, and which was taken back."""
    (parcel,) = transaction._parcels(added(actor("x1"), actor("x2")), 2)
    store.write(transaction._Step(parcel, NOTE, "unfinished", None, last=False).run)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction, "DEAD", 0)
        assert journal.recover(store) == 2


def date_back(store: Store) -> None:
    """b1–b6 as if written in the last instant of the year, all later ones in the one after it."""
    head, found = "", list(batches.batches(store))
    for batch in found:
        at = MIDNIGHT - timedelta(microseconds=batch["number"] <= 6)
        batch |= {"at": at, "previous": head}
        head = batch["hash"] = chain.batch_hash(batch, at.isoformat(timespec="microseconds"))
    rows = [{"uid": batch["uid"], "properties": batch} for batch in found]
    store.write(lambda work: work.rows("journal/restore", rows=rows))
    facts = {"counter": found[-1]["counter"], "batches": len(found), "head": head}
    store.write(lambda work: work.rows("journal/head", **facts))


@pytest.fixture
def told_of(story: Story, monkeypatch: pytest.MonkeyPatch) -> Story:
    """The story, and an environment in which every command asks it."""
    monkeypatch.setenv("SAAN_HOME", str(story.home))
    use(story.store.target, monkeypatch)
    forget_pages()
    return story


def test_a_day_counts_what_was_written_by_its_last_instant(story: Story) -> None:
    stands = {
        text: position(story.store, end_of(date.fromisoformat(text)))
        for text in ("2025-12-30", LAST_YEAR, "2026-01-01")
    }
    assert {text: found.number for text, found in stands.items()} == {
        "2025-12-30": 0,
        LAST_YEAR: 6,
        "2026-01-01": 12,
    }
    assert [found.latest for found in stands.values()] == [False, False, True]


def test_a_batch_that_there_is_none_of_is_a_sentence(story: Story) -> None:
    with pytest.raises(NotFound):
        position(story.store, Moment(number=13))


def test_a_write_that_is_under_way_does_not_count(story: Story) -> None:
    """Of the write that died only the end of its taking back counts, never a part of it."""
    assert position(story.store, Moment(number=7)).number == 6
    assert position(story.store, Moment(number=8)).number == 8
    assert replay(story.store, batches_until(story.store, 8)) == replay(
        story.store, batches_until(story.store, 6)
    )


def test_the_records_are_what_they_were_after_each_write(story: Story) -> None:
    for number, (_, counts) in story.written.items():
        found = replay(story.store, batches_until(story.store, number))
        assert {kind: len(texts) for kind, texts in found.items()} == counts


def test_the_second_database_is_the_first_as_it_was(story: Story) -> None:
    for number in (6, 11):
        known = story.service().known_at(Moment(number=number))
        assert stream.fingerprint(known.store) == story.written[number]
        state = known.state()
        (then,) = story.store.rows("journal/history", after=number - 1, limit=1)
        assert (state.batches, state.head) == (number, then["kept"]["hash"])


def test_progress_is_told_and_the_same_moment_is_put_up_once(story: Story) -> None:
    seen: list[tuple[int, int]] = []
    service = story.service()
    first = service.known_at(Moment(number=8), lambda done, total: seen.append((done, total)))
    assert seen
    assert seen[-1][0] <= seen[-1][1]
    seen.clear()
    assert service.known_at(Moment(number=8), lambda *two: seen.append(two)).source is first.source
    assert not seen


def test_before_the_first_write_nothing_was_known(story: Story) -> None:
    known = story.service().known_at(end_of(date(2020, 1, 1)))
    assert (known.state().actors, known.state().ties) == (0, 0)
    assert strength.scorecard(known.snapshot(date.fromisoformat(ON)))["actors"] == 0


def test_after_the_last_write_it_is_the_live_database(story: Story) -> None:
    service = story.service()
    assert service.known_at(end_of(date(2100, 1, 1))) is service


def test_nothing_is_written_into_the_past(story: Story) -> None:
    known = story.service().known_at(Moment(number=6))
    with pytest.raises(Misuse) as refused:
        known.merge("a", "b", "สมศรี")
    assert refused.value.key == "past.read_only"
    assert stream.fingerprint(known.store) == story.written[6]


def test_two_who_look_at_different_days_each_see_their_own(story: Story) -> None:
    seen: list[tuple[int, int]] = []

    def look(number: int) -> None:
        for _ in range(2):
            then = position(story.store, Moment(number=number))
            with story.service().reading(then) as known:
                seen.append((number, known.state().batches))

    threads = [threading.Thread(target=look, args=(number,)) for number in (6, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == [(6, 6), (6, 6), (11, 11), (11, 11)]


def test_last_years_report_comes_out_digit_by_digit_after_late_corrections(
    told_of: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    now = answer(capsys, "strength", "--on", ON)
    then = answer(capsys, "strength", "--on", ON, "--known-at", LAST_YEAR)
    kept = json.loads(
        json.dumps({"on": ON, **told_of.report, "beside": 0, "further": []}, default=list)
    )
    assert then == kept
    assert now != kept
    again = answer(capsys, "strength", "--on", ON, "--known-at", "b6")
    assert again == kept
    assert (kept["actors"], kept["ties"], now["actors"]) == (10, 7, 9)


def test_an_export_of_last_year_holds_what_was_known_and_says_so(
    told_of: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "then"
    assert saan("export", str(path), "--known-at", LAST_YEAR) == 0
    ties = (path / "ties.csv").read_text("utf-8-sig")
    assert "1 มี.ค. 2567" in ties
    readme = (path / "readme.txt").read_text("utf-8-sig")
    (batch,) = told_of.store.rows("journal/history", after=5, limit=1)
    assert batch["kept"]["hash"] in readme
    assert "31 ธ.ค. 2568" in readme
    capsys.readouterr()


READING = {
    "actors": "saan actors a",
    "paths": "saan paths a b",
    "brokers": "saan brokers",
    "governance": "saan governance",
    "whatif": "saan whatif --remove a",
    "strength": "saan strength",
    "calendar": "saan calendar --on 2025-06-30",
    "changes": "saan changes 2020-01-01 2025-06-15",
    "query": "saan query journal/state",
    "stakeholders": "saan stakeholders",
    "expansion": "saan expansion",
    "lessons": "saan lessons",
    "results": "saan results",
    "duplicates": "saan duplicates",
    "export": "saan export {path}",
}
"""Every command that reads the network, as it is typed."""


def test_every_reading_command_can_look_back() -> None:
    able = {
        name
        for name, command in commands().items()
        if any(isinstance(p, click.Option) and p.name == "known_at" for p in command.params)
    }
    assert able == set(READING)
    narrowed = {
        name
        for name, command in commands().items()
        if {"issue", "network"} <= {p.name for p in command.params}
        and not {"as_who"} & {p.name for p in command.params}
    }
    assert narrowed <= able


@pytest.mark.parametrize("name", READING)
def test_a_reading_command_says_what_was_known_when(
    name: str, told_of: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = shlex.split(READING[name].format(path=tmp_path / "then.json"))[1:]
    assert saan(*words, "--known-at", LAST_YEAR) == 0
    said = capsys.readouterr().err
    assert "31 ธ.ค. 2568 (ค.ศ. 2025)" in said
    assert "b6" in said


def test_the_future_and_the_time_before_the_first_write_have_their_sentences(
    told_of: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, key in (("2099-01-01", "ยังมาไม่ถึง"), ("2020", "ยังไม่มีการบันทึกใด ๆ"), ("b12", "ปัจจุบัน")):
        assert saan("strength", "--known-at", text) == 0
        assert key in capsys.readouterr().err
    for text in ("1 BC", "b99"):
        assert saan("strength", "--known-at", text) in (1, 2)
        assert text in capsys.readouterr().err


def words_of(app: AppTest) -> str:
    """What the page says, as it is read."""
    drawn = [re.sub(r"<[^>]+>", " ", part.proto.body) for part in app.get("html")]
    said = [part.value for kind in ("markdown", "caption") for part in app.get(kind)]
    return " ".join((*drawn, *map(str, said))).replace("\\", "")


@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_page_shows_what_was_known_and_saves_nothing(word: str, told_of: Story) -> None:
    lang = LANGUAGES[len(word) % 2]
    app = opened(word, lang=lang, known=LAST_YEAR, on=ON)
    said = words_of(app)
    assert (
        "ข้อมูลตามที่บันทึกไว้ถึงวันที่ 31 ธ.ค. 2568" if lang == "th" else "As recorded up to 31 Dec"
    ) in said
    (batch,) = told_of.store.rows("journal/history", after=5, limit=1)
    assert batch["kept"]["hash"][:12] in said
    saving = {"primaryFormSubmit", "primary"}
    assert not [b.label for b in app.button if b.proto.type in saving and word != "data"]


def test_pages_count_what_was_known_then(told_of: Story) -> None:
    then = {m.label: m.value for m in opened("overview", known=LAST_YEAR, on=ON).metric}
    now = {m.label: m.value for m in opened("overview", on=ON).metric}
    assert (then["Partners"], now["Partners"]) == ("10", "9")


def test_a_page_of_a_day_before_everything_says_so(told_of: Story) -> None:
    app = opened("overview", known="2020-01-01")
    assert "No partner had been recorded by 1 Jan 2020" in words_of(app)
    app.button(key="known back").click().run()
    assert "No partner had been recorded" not in words_of(app)


def test_a_day_that_has_not_ended_is_told_in_the_field(told_of: Story) -> None:
    app = opened("journal")
    for typed, said in (("31/12/2098", "has not ended"), ("ๆ", "can't say"), ("b6", "a day such")):
        field = next(f for f in app.text_input if "known" in f.label.lower())
        field.set_value(typed)
        next(b for b in app.button if b.label == "Look back").click().run()
        assert any(said in error.value.replace("\\", "") for error in app.error)


def test_a_row_whose_values_were_erased_is_left_out(story: Story) -> None:
    store = story.store
    contact = store.read(all_records).of("contacts").get("c1")
    if contact:
        journal.write(store, [Change("contacts", "c1", contact, None)], NOTE)
    erase(store, Gone("contacts", "c1"), NOTE)
    assert verify(store).broken is None
    found = replay(store, batches_until(store, 6))
    assert found["contacts"] == {}
    assert len(found["ties"]) == 8


def test_what_a_killed_program_left_is_swept_up(story: Story) -> None:
    place = Place.of(story.home)
    story.service().known_at(Moment(number=6))
    (living,) = (place.root / "past").iterdir()
    folder = _Folder(story.home)
    folder._lock.release()  # as when the program that held it was killed
    sweep(place)
    assert list((place.root / "past").iterdir()) == [living]
    past.forget(story.service().source)
    assert process.find(Place(living)) is None
    assert not living.exists()


def test_a_restored_backup_knows_its_past(story: Story, tmp_path: Path) -> None:
    backup.save(story.store, tmp_path / "kept.zip")
    before = replay(story.store, batches_until(story.store, 6))
    empty(story.store)
    backup.restore_target(tmp_path / "kept.zip", story.store.target)
    assert replay(story.store, batches_until(story.store, 6)) == before
    assert position(story.store, end_of(date(2025, 12, 31))).number == 6


def test_no_server_is_left(story: Story) -> None:
    assert not list((story.home / "past").iterdir())
    assert not server.status(story.home).running


def test_a_write_half_written_is_not_seen_and_the_one_before_it_is(store: Store) -> None:
    put(store, actor("a"))
    (parcel,) = transaction._parcels(added(actor("b"), actor("c")), 2)
    store.write(transaction._Step(parcel, NOTE, "under way", None, last=False).run)
    found = position(store, end_of(date(2100, 1, 1)))
    assert (found.number, found.latest) == (1, True)


def test_where_no_second_server_can_start_the_page_says_so_and_leads_back(given: Store) -> None:
    put(given, actor("a"))
    config.home().mkdir(parents=True)
    (config.home() / "past").write_text("in the way")
    forget_pages()
    app = opened("overview", known="2020-01-01")
    assert "Looking back is not possible" in app.warning[0].value
    assert saan("strength", "--known-at", "2020-01-01") == 1
    app.button[0].click().run()
    assert not app.warning
