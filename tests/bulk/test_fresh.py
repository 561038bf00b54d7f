"""The first load by Neo4j's own importer: the same network and journal as through the door."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import bulk, journal, server
from graph.base.errors import DataError, Misuse, ServerError
from graph.bulk import files
from graph.intake import delimited, plan, read
from graph.journal import batches, stream, transaction
from graph.kinds import Change, Records
from graph.past.replay import batches_until, replay
from graph.setup import schema
from graph.store import Store
from tests.support import everything
from tests.support.command import answer, killed_at_work, saan
from tests.support.made import NOTE, actor, added, put, tie

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("SAAN_TEST_KILLS", "1"))
IMPORT = "from graph.cli import main; main()"
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
def homes(watchdog: None, tmp_path: Path) -> Iterator[Path]:
    """A folder of homes, whose servers are stopped at the end."""
    folder = tmp_path / "บ้าน หลายหลัง"
    folder.mkdir()
    yield folder
    for home in folder.iterdir():
        if home.is_dir():
            server.down(home)


def tables(folder: Path, ties: int = 300) -> Path:
    """A hundred actors in an area, and so many ties, some with an end and an issue."""
    folder.mkdir(exist_ok=True)
    (folder / "areas.csv").write_text("code,name,level\nX1,จังหวัดตัวอย่าง,จังหวัด\n", "utf-8")
    (folder / "issues.csv").write_text("id,name\ni1,เกษตร\n", "utf-8")
    actors = [f"a{n},ภาคี {n},คน,X1,i1,2560" for n in range(100)]
    rows = ["id,name,kind,area,issues,since", *actors]
    (folder / "actors.csv").write_text("\n".join(rows), "utf-8")
    made = [f"t{n},a{n % 100},a{(n * 7 + 1) % 100},COORDINATE,{2560 + n % 5}," for n in range(ties)]
    rows = [
        "id,from,to,type,since,until",
        *(f"{row}2566" if i % 3 else row for i, row in enumerate(made)),
    ]
    (folder / "ties.csv").write_text("\n".join(rows), "utf-8")
    return folder


@pytest.fixture
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that every command uses."""
    monkeypatch.setenv("SAAN_HOME", str(homes / "บ้าน"))
    return homes / "บ้าน"


def stopped(done: int, total: int) -> None:
    raise KeyboardInterrupt


@pytest.mark.faults
def test_what_fails_leaves_the_home_empty_and_then_it_makes_the_graph_that_the_door_makes(
    store: Store, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = homes / "บ้าน"
    absent = [Change("ties", "t", None, tie("a1", "nobody"))]
    with pytest.raises(ServerError):
        bulk.write(home, [*added(actor("a1")), *absent], NOTE)
    with pytest.raises(KeyboardInterrupt):
        bulk.write(home, added(actor("a1")), NOTE, stopped)
    unsorted = added(actor("a2"), actor("a1"))
    with pytest.raises(DataError):
        bulk.write(home, unsorted, NOTE)
    assert not server.has_data(home)
    assert [path.name for path in homes.iterdir()] == [home.name]

    journal.write(store, everything.changes(), everything.NOTE)
    monkeypatch.setattr(files, "BATCH", 7)
    bulk.write(home, everything.changes(), everything.NOTE)
    with Store(server.up(home)) as other:
        schema.check(other)
        assert drawn(other) == drawn(store)
        assert stream.fingerprint(other) == stream.fingerprint(store)
        chain = batches.follow(batches.entries(other))
        size = len(everything.RECORDS)
        assert (chain.rows, chain.batches) == (size, -(-size // 7))
        assert other.rows("journal/batches")[0]["hash"] == chain.head
        (state,) = other.rows("journal/state")
        assert (state["counter"], state["batches"], state["writing"]) == (1, chain.batches, None)
        (first,) = {row["before"] for row in other.rows("journal/changes", batch="b1")}
        assert first is None
        texts = replay(other, batches_until(other, chain.batches))
        assert {kind: len(found) for kind, found in texts.items()} == stream.fingerprint(other)[1]
        put(other, actor("new"))
        assert batches.follow(batches.entries(other)).batches == chain.batches + 1
    with pytest.raises(Misuse):
        bulk.write(home, everything.changes(), everything.NOTE)


@pytest.mark.faults
def test_killing_the_command_leaves_all_or_nothing_and_the_plain_import_finds_the_same(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, chance = tables(tmp_path / "tables"), random.Random(13)
    for _ in range(KILLS):
        killed_at_work(home, chance, "-c", IMPORT, "import", "--fresh", str(folder))
        if server.has_data(home):
            with Store(server.up(home)) as store:
                assert stream.fingerprint(store)[1]["ties"] == 300
            server.down(home)
            shutil.rmtree(home)
    said = answer(capsys, "import", "--fresh", str(folder), "--as", "สมศรี", "--why", "ครั้งแรก")
    assert said["actors"] == {"created": 100, "changed": 0, "ended": 0, "same": 0}
    assert (said["ties"]["created"], said["bases"]["created"]) == (300, 100)
    assert said["batch"] == "b1"
    assert [path.name for path in home.parent.iterdir()] == [home.name]
    again = answer(capsys, "import", str(folder))
    assert (again["ties"]["same"], again["actors"]["same"], again["batch"]) == (300, 100, None)
    with Store(server.up(home)) as store:
        (batch,) = store.rows("journal/batches")
        assert (batch["who"], batch["channel"], batch["why"]) == ("สมศรี", "import", "ครั้งแรก")
        assert len(batch["file_hash"]) == 64
        before = stream.fingerprint(store)
    assert saan("import", "--fresh", str(folder)) == 2
    with Store(server.up(home)) as store:
        assert stream.fingerprint(store) == before
        assert transaction.roll_back(store, batch["write"]) == 602
        assert stream.fingerprint(store)[1]["actors"] == 0


def test_what_is_refused_or_only_tried_writes_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables(tmp_path / "tables")
    assert saan("import", "--fresh", str(folder), "--dry-run") == 0
    with (folder / "ties.csv").open("a", encoding="utf-8") as file:
        file.write("\nt999,a1,nobody,COORDINATE,2560,")
    assert saan("import", "--fresh", str(folder)) == 1
    assert not server.has_data(home)


def test_it_is_refused_for_a_server_of_ones_own(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables(tmp_path / "tables")
    assert saan("--lang", "en", "import", "--fresh", str(folder)) == 2
    assert "SAAN_NEO4J_URI" in capsys.readouterr().err


def test_a_long_file_is_planned_as_a_short_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows read again, with quotes over lines, blanks, \\r\\n, a row twice and an overlap."""
    folder = tables(tmp_path / "tables")
    with (folder / "ties.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(
            "\r\n\r\nt0,a0,a1,COORDINATE,2560,\r\nt1,a1,a9,COORDINATE,2560,\r\n"
            ',a3,a22,COORDINATE,2563,\r\n,a50,a60,"COLLABORATE",2563,\r\n'
            ',a50,a60,COLLABORATE,2564,\r\nt5,"nobody\nhere",a1,COORDINATE,2560,\r\n'
        )
    kept = plan(read([folder]), Records(), take_sound=True)
    monkeypatch.setattr(delimited, "LONG", 0)
    again = plan(read([folder]), Records(), take_sound=True)
    assert type(read([folder]).tables[3].rows).__name__ == "LongRows"
    assert again == kept
    assert [row.line for row in kept.refused_rows] == [303, 304, 308, 307]
