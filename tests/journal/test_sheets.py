"""The journal keeps many rows to a node, and tells them one by one."""

from graph.journal import chain
from graph.store import Store
from tests.support.made import actor, put


def test_rows_beyond_a_sheet_are_told_in_their_order(store: Store) -> None:
    put(store, *(actor(f"a{n:04d}") for n in range(2_001)))
    (batch,) = store.rows("journal/batches")
    rows = store.rows("journal/changes", batch=batch["uid"])
    assert [row["record"] for row in rows] == [f"a{n:04d}" for n in range(2_001)]
    assert [rows[place]["uid"] for place in (0, 999, 1000, 2000)] == [
        "b1-000001",
        "b1-001000",
        "b1-001001",
        "b1-002001",
    ]
    assert batch["digest"] == chain.digest(row["hash"] for row in rows)
    assert rows[2000]["before"] is None


def test_no_rows_are_no_sheets() -> None:
    assert chain.sheets("b1", []) == []
