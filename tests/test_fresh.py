"""The first load by Neo4j's own importer: the same network and journal as through the door."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import fresh, journal, server, setup, stream
from graph.errors import Misuse
from graph.fresh import files
from graph.journal import history
from graph.store import Store
from tests import everything
from tests.made import actor, put

EVERYTHING = "MATCH (n) WHERE NOT n:Batch AND NOT n:Change AND NOT n:Journal "
NODES = EVERYTHING + "RETURN labels(n) AS labels, properties(n) AS kept"
TIES = EVERYTHING + (
    "MATCH (n)-[r]->(m) RETURN n.uid AS start, type(r) AS type, m.uid AS end, "
    "labels(n) AS of, labels(m) AS to, properties(r) AS kept"
)


def drawn(store: Store) -> tuple[list[Any], list[Any]]:
    """Every node and relationship but the journal's, with all labels and properties."""
    with store.driver.session() as session:
        return tuple(
            sorted(
                (
                    {k: sorted(v) if k in ("labels", "of", "to") else v for k, v in row.items()}
                    for row in session.run(query).data()
                ),
                key=str,
            )
            for query in (NODES, TIES)
        )  # type: ignore[return-value]


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[Path]:
    """A folder of homes, whose servers are stopped at the end."""
    folder = tmp_path / "บ้าน หลายหลัง"
    folder.mkdir()
    yield folder
    for home in folder.iterdir():
        if home.is_dir():
            server.down(home)


def test_it_makes_the_graph_that_the_door_makes(
    store: Store, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write(store, everything.changes(), everything.NOTE)
    monkeypatch.setattr(files, "BATCH", 7)
    home = homes / "บ้าน"
    fresh.write(home, everything.changes(), everything.NOTE)
    with Store(server.up(home)) as other:
        setup.check(other)
        assert drawn(other) == drawn(store)
        assert stream.fingerprint(other) == stream.fingerprint(store)
        chain = history.follow(history.entries(other))
        size = len(everything.RECORDS)
        assert (chain.rows, chain.batches) == (size, -(-size // 7))
        assert other.rows("journal/batches")[0]["hash"] == chain.head
        (state,) = other.rows("journal/state")
        assert (state["counter"], state["batches"], state["writing"]) == (1, chain.batches, None)
        (first,) = {row["before"] for row in other.rows("journal/changes", batch="b1")}
        assert first is None
        put(other, actor("new"))
        assert history.follow(history.entries(other)).batches == chain.batches + 1
    with pytest.raises(Misuse):
        fresh.write(home, everything.changes(), everything.NOTE)
