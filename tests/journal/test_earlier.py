"""A journal that an earlier Saan wrote, whose rows' hashes cover the values alone, goes on."""

from typing import Any

from graph import backup, journal
from graph.journal import batches, chain
from graph.journal.erase import erase
from graph.journal.verify import verify
from graph.kinds import Change
from graph.store import Store
from tests.conftest import empty
from tests.support import everything
from tests.support.erasing import Gone
from tests.support.made import NOTE, actor, put


def as_earlier(store: Store) -> None:
    """The journal as if it had been written before batches had a format."""
    head = ""
    for entry in list(batches.entries(store)):
        batch = {k: v for k, v in entry.batch.items() if k not in ("format", "counter", "erases")}
        values = [
            row | {"hash": chain.values_hash(row["salt"], row["before"], row["after"])}
            for row in entry.rows
        ]
        batch |= {"digest": chain.digest(row["hash"] for row in values), "previous": head}
        at = batch["at"].isoformat(timespec="microseconds")
        head = batch["hash"] = chain.batch_hash(batch, at)
        _replace(store, batch, chain.sheets(batch["uid"], values), head)


def _replace(store: Store, batch: dict[str, Any], sheets: list[dict[str, Any]], head: str) -> None:
    with store.driver.session() as session:
        session.run(
            "MATCH (b:Batch {uid: $batch.uid}) SET b = $batch "
            "WITH b UNWIND $sheets AS sheet MATCH (c:Change {uid: sheet.uid}) SET c = sheet "
            "WITH DISTINCT b MATCH (j:Journal) SET j.head = $head",
            batch=batch,
            sheets=sheets,
            head=head,
        ).consume()


def test_it_is_verified_as_it_was_and_continued_as_new(store: Store) -> None:
    everything.fill(store)
    as_earlier(store)
    assert (verify(store).batches, verify(store).troubles) == (5, ())
    put(store, actor("new"))
    assert [entry.batch.get("format") for entry in batches.entries(store)] == [None] * 5 + [2]
    assert (verify(store).batches, verify(store).troubles) == (6, ())


def test_whose_a_row_is_can_not_be_changed_in_it(store: Store) -> None:
    everything.fill(store)
    as_earlier(store)
    with store.driver.session() as session:
        session.run("MATCH (c:Change {uid: 'b2-000001'}) SET c.records = ['a1']").consume()
    assert (verify(store).broken, verify(store).what) == ("b2", "rows")


def test_its_rows_are_erased_with_an_entry_too(store: Store) -> None:
    put(store, actor("a"))
    as_earlier(store)
    journal.write(store, [Change("actors", "a", actor("a"), None)], NOTE)
    erase(store, Gone("actors", "a"), NOTE)
    assert verify(store).troubles == ()
    with store.driver.session() as session:
        session.run("MATCH (b:Batch {uid: 'b3'}) SET b.erases = [b.erases[1]]").consume()
    assert [each.what for each in verify(store).troubles] == ["batch", "erased"]


def test_a_backup_of_it_comes_back_and_goes_on(store: Store, tmp_path: Any) -> None:
    everything.fill(store)
    as_earlier(store)
    made = backup.save(store, tmp_path / "kept.zip")
    empty(store)
    backup.restore_target(tmp_path / "kept.zip", store.target)
    assert verify(store).troubles == ()
    assert verify(store, made.head).stands == "b5"
    put(store, actor("new"))
    assert verify(store).troubles == ()
    backup.save(store, tmp_path / "again.zip")
