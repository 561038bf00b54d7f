"""Import with the journal on, against LOAD CSV and neomodel; again; twice as much."""

import csv
from datetime import date, timedelta
from pathlib import Path

from benchmarks import loading, made
from benchmarks.bench import Bench, Cost, empty, seconds
from benchmarks.table import Row
from graph.intake import read
from graph.intake.write import load
from graph.journal import Note
from graph.kinds import LEVELS
from graph.store import Store

SAMPLE = 150  # objects that neomodel saves, and connects
FREE = {
    "dbms.security.allow_csv_import_from_file_urls": "true",
    "db.transaction.timeout": "0s",
}
ACTORS = """
LOAD CSV WITH HEADERS FROM 'file:///actors.csv' AS row
CALL (row) {
  MERGE (a:Actor {uid: row.uid})
  SET a.name = row.name, a.kind = row.kind, a.sector = row.sector, a.since = date(row.since),
      a.since_precision = 'year'
} IN TRANSACTIONS OF 5000 ROWS
"""
TIES = """
LOAD CSV WITH HEADERS FROM 'file:///ties.csv' AS row
WITH row WHERE row.type = 'LEVEL'
CALL (row) {
  MATCH (a:Actor {uid: row.start})
  MATCH (b:Actor {uid: row.end})
  MERGE (a)-[r:LEVEL {uid: row.uid}]->(b)
  SET r.since = date(row.since), r.since_precision = 'day', r.until = date(row.until),
      r.until_precision = CASE WHEN row.until IS NULL THEN NULL ELSE 'day' END,
      r.frequency = toFloat(row.frequency), r.trust = toFloat(row.trust), r.stated = true
} IN TRANSACTIONS OF 5000 ROWS
"""


def measure(bench: Bench) -> list[Row]:
    """Leaves the network in the home "main" for the parts that read."""
    rival = _load_csv(bench)
    with bench.store("main") as store:
        _import(bench, store, bench.actors // 10)
        neomodel = _neomodel(store)
        empty(store)
        half = _import(bench, store, bench.actors // 2)
        empty(store)
        whole = _import(bench, store, bench.actors)
        again = _import(bench, store, bench.actors)
    count = bench.actors * (1 + made.TIES_AN_ACTOR)
    rate = count / whole.wall
    return [
        Row(
            "import, rows a second, of LOAD CSV's",
            0.5,
            rival.wall / whole.wall,
            f"{rate:,.0f} rows/s: {whole}; LOAD CSV {rival}",
            most=False,
        ),
        Row(
            "import, rows a second, of neomodel's",
            40,
            rate * neomodel,
            f"neomodel {1 / neomodel:,.0f} objects/s, {2 * SAMPLE} of them",
            most=False,
        ),
        Row("the same file again, of the first time", 1.0, again.wall / whole.wall, str(again)),
        Row("twice as much, of the half", 2.2, whole.wall / half.wall, f"half: {half}"),
        *loading.rows(bench, whole),
    ]


def _import(bench: Bench, store: Store, actors: int) -> Cost:
    tables = made.tables(bench.folder, actors)
    note = Note("bench", "import")
    return bench.cost("main", lambda: load(store, read([tables]), note))


def _load_csv(bench: Bench) -> Cost:
    """What the same rows cost by LOAD CSV, on a server with our flags that allows it."""
    with bench.store("loadcsv", FREE) as store:
        for actors in (bench.actors // 10, bench.actors):
            empty(store)
            _plain_tables(bench.home("loadcsv") / "import", actors)
            cost = bench.cost("loadcsv", lambda: _run_load_csv(store))
        empty(store)
    return cost


def _run_load_csv(store: Store) -> None:
    with store.driver.session() as session:
        for query in (ACTORS, *(TIES.replace("LEVEL", level) for level in LEVELS)):
            session.run(query).consume()


def _plain_tables(folder: Path, actors: int) -> None:
    """The same rows with nothing left to be read or looked up: dates and their exclusive ends."""
    with (folder / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["uid", "name", "kind", "sector", "since"])
        for uid, name, kind, sector, _ in made.actors(actors):
            writer.writerow([uid, name, kind, sector, date(2010, 1, 1)])
    with (folder / "ties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["uid", "start", "end", "type", "since", "until", "frequency", "trust"])
        for t in made.ties(actors):
            after = t.until + timedelta(days=1) if t.until else None
            writer.writerow([t.id, t.start, t.end, t.type, t.since, after, t.frequency, t.trust])


def _neomodel(store: Store) -> float:
    """Seconds that neomodel takes for one object: half of them saved, half connected."""
    from neomodel import db

    from graph.kinds import model

    db.set_connection(driver=store.driver)

    def run() -> None:
        people = [model.Person(uid=f"neo{i}", name=f"ภาคีที่ {i}").save() for i in range(SAMPLE)]
        for i, person in enumerate(people):
            tie = {"uid": f"neo-tie{i}", "since": date(2020, 1, 1), "frequency": 12.0}
            person.ties_actors_collaborate.connect(people[i - 1], tie)

    return seconds(run) / (2 * SAMPLE)
