"""The one door: all or nothing, who and what in the same transaction, one chain."""

import itertools
import json
import threading
from dataclasses import replace

import pytest

from graph import journal
from graph.base.errors import Conflict
from graph.journal import Note, chain, transaction
from graph.journal import batches as links
from graph.journal.all_records import all_records
from graph.kinds import Change, Tie
from graph.store import Store
from tests.support.made import NOTE, actor, added, day, put, tie


def batches(store: Store) -> list[dict[str, object]]:
    return store.rows("journal/batches")


def held(store: Store, kind: str) -> dict[str, object]:
    return dict(store.read(all_records).of(kind))


def test_what_is_written_is_what_is_read_back(store: Store) -> None:
    somchai = actor("a1", aliases=("ชัย",), since=day("2020-01-01"), since_precision="year")
    tied = tie("a1", "a2", frequency=12.0, mutual=False, through="a3", trust=3.0)
    put(store, somchai, actor("a2"), actor("a3"), tied)
    assert held(store, "actors")["a1"] == somchai
    assert held(store, "ties") == {tied.uid: tied}


def test_a_write_says_who_when_and_what_was_before_and_after(store: Store) -> None:
    put(store, actor("a1"))
    before = actor("a1")
    after = replace(before, note="moved")
    journal.write(store, [Change("actors", "a1", before, after)], Note("Somsri", "command", "why"))
    latest = batches(store)[0]
    assert (latest["who"], latest["channel"], latest["why"]) == ("Somsri", "command", "why")
    (change,) = store.rows("journal/changes", batch=latest["uid"])
    assert change["action"] == "changed"
    assert "note" not in json.loads(str(change["before"]))
    assert json.loads(str(change["after"]))["note"] == "moved"


def test_the_batches_are_one_chain(store: Store) -> None:
    for number in range(3):
        put(store, actor(f"a{number}"))
    newest_first = batches(store)
    for later, earlier in itertools.pairwise(newest_first):
        assert later["previous"] == earlier["hash"]
    for batch in links.batches(store):
        rows = store.rows("journal/changes", batch=batch["uid"])
        assert batch["digest"] == chain.digest(str(row["hash"]) for row in rows)
        assert all(row["hash"] == chain.row_hash(row) for row in rows)
        at = batch["at"].isoformat(timespec="microseconds")
        assert batch["hash"] == chain.batch_hash(batch, at)


def test_a_tie_that_changes_its_type_keeps_its_uid_and_is_one_change(store: Store) -> None:
    loose = tie("a1", "a2", "COOPERATE", uid="t1")
    put(store, actor("a1"), actor("a2"), loose)
    tight = replace(loose, type="COLLABORATE")
    journal.write(store, [Change("ties", "t1", loose, tight)], NOTE)
    assert held(store, "ties") == {"t1": tight}
    assert batches(store)[0]["rows"] == 1


def test_writing_the_same_twice_leaves_the_same(store: Store) -> None:
    records = [actor("a1"), actor("a2"), tie("a1", "a2")]
    put(store, *records)
    first = store.read(all_records)
    put(store, *records)
    assert store.read(all_records) == first


def test_a_write_worked_out_on_an_older_state_is_refused(store: Store) -> None:
    counter = store.rows("journal/state")[0]["counter"]
    put(store, actor("a1"))
    with pytest.raises(Conflict) as refused:
        journal.write(store, added(actor("a2")), NOTE, expected=counter)
    assert refused.value.key == "journal.moved"
    assert list(held(store, "actors")) == ["a1"]


def test_a_write_that_fails_half_way_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tie("a1", "a2", note={"not": "a property"})
    with pytest.raises(Exception, match="Property values can only be"):
        put(store, actor("a1"), actor("a2"), bad)
    assert held(store, "actors") == {}
    assert batches(store) == []


def test_twenty_writers_at_once_leave_one_chain(store: Store) -> None:
    def write(number: int) -> None:
        put(store, actor(f"a{number:02d}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(held(store, "actors")) == 20
    assert sorted(int(str(b["number"])) for b in batches(store)) == list(range(1, 21))


def test_a_large_write_is_not_seen_before_its_end_and_is_taken_back_when_it_fails(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, actor("a1", note="as it was"))
    counter = store.rows("journal/state")[0]["counter"]
    monkeypatch.setattr(transaction, "WHOLE", 4)
    monkeypatch.setattr(transaction, "CHUNK", 3)
    changed = Change("actors", "a1", actor("a1", note="as it was"), actor("a1", note="new"))
    changes = [changed, *added(*(actor(f"b{n}") for n in range(8)))]

    def stops(done: int, total: int) -> None:
        assert store.rows("journal/state")[0]["counter"] == counter
        if done == 6:
            assert len(held(store, "actors")) == 6
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.write(store, changes, NOTE, progress=stops)
    assert held(store, "actors") == {"a1": actor("a1", note="as it was")}
    put(store, actor("c1"))


def test_a_large_write_whose_program_died_is_taken_back_once_it_counts_as_dead(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, actor("a1", note="as it was"))
    changed = Change("actors", "a1", actor("a1", note="as it was"), actor("a1", note="new"))
    (parcel,) = transaction._parcels([changed, *added(actor("b1"), actor("b2"))], 3)
    store.write(transaction._Step(parcel, NOTE, "unfinished", None, last=False).run)
    assert len(held(store, "actors")) == 3
    with pytest.raises(Conflict) as refused:
        put(store, actor("c1"))
    assert refused.value.key == "journal.busy"
    assert journal.recover(store) == 0, "it may still be alive"
    monkeypatch.setattr(transaction, "DEAD", 0)
    assert journal.recover(store) == 3
    assert held(store, "actors") == {"a1": actor("a1", note="as it was")}
    put(store, actor("c1"))


def test_a_large_write_ends_as_a_small_one_does(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "WHOLE", 4)
    monkeypatch.setattr(transaction, "CHUNK", 3)
    seen: list[int] = []
    people = [actor(f"a{n}") for n in range(10)]
    journal.write(store, added(*people), NOTE, progress=lambda done, total: seen.append(done))
    assert seen == [3, 6, 9, 10]
    assert list(held(store, "actors").values()) == people
    assert store.rows("journal/state")[0]["writing"] is None


def test_a_dropped_actor_takes_its_ties_along_and_the_journal_can_say_so(store: Store) -> None:
    put(store, actor("a1"), actor("a2"), tie("a1", "a2"))
    journal.write(
        store,
        [
            Change("ties", "a1-a2-COLLABORATE", tie("a1", "a2"), None),
            Change("actors", "a1", actor("a1"), None),
        ],
        NOTE,
    )
    assert held(store, "ties") == {}
    assert list(held(store, "actors")) == ["a2"]


def test_a_tie_reads_back_with_a_whole_number_as_its_frequency(store: Store) -> None:
    put(store, actor("a1"), actor("a2"), tie("a1", "a2", frequency=52))
    (kept,) = held(store, "ties").values()
    assert isinstance(kept, Tie)
    assert kept.frequency == 52
