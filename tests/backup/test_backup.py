"""Backup and restore: everything, unchanged, or nothing and a sentence."""

import json
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import backup, journal, server
from graph.backup.check import check
from graph.base.errors import Conflict, DataError, Misuse, SaanError
from graph.journal import batches, stream, transaction
from graph.journal.all_records import all_records
from graph.journal.fingerprint import Fingerprint, fingerprint
from graph.journal.reservation import Reservation
from graph.journal.verify import verify
from graph.kinds import Actor, Change
from graph.setup import schema
from graph.store import Store
from tests.conftest import empty
from tests.support import everything
from tests.support.command import answer, killed_at_work, saan
from tests.support.made import NOTE, actor, added, put
from tests.support.places import FILES, ROOT

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("SAAN_TEST_KILLS", "1"))
OLD = FILES / "backup" / "schema-1.zip"


def whole(store: Store) -> tuple[Any, ...]:
    """All that must survive: records, versions, the journal with every property, its head."""
    (state,) = store.rows("journal/state")
    kept = {kind: list(stream.records(store, kind)) for kind in everything.KINDS}
    names = ("counter", "batches", "head", "schema", "writing")
    return kept, list(batches.entries(store)), [state[name] for name in names]


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    """A backup of everything."""
    everything.fill(store)
    backup.save(store, tmp_path / "saved.zip")
    return tmp_path / "saved.zip"


@pytest.fixture(scope="module")
def saved(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in such a backup."""
    empty(prepared)
    everything.fill(prepared)
    path = tmp_path_factory.mktemp("saved") / "saved.zip"
    backup.save(prepared, path)
    return path.read_bytes()


@pytest.fixture
def copy(saved: bytes, store: Store, tmp_path: Path) -> Path:
    """Such a backup, of another database: the store is empty."""
    (tmp_path / "saved.zip").write_bytes(saved)
    return tmp_path / "saved.zip"


def rewritten(file: Path, change: Any) -> Path:
    """The backup with its parts changed: name → bytes, as `change` leaves the dictionary."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    other = file.with_name("other.zip")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return other


def with_manifest(**values: Any) -> Any:
    def change(parts: dict[str, bytes]) -> None:
        told = json.loads(parts["manifest.json"]) | values
        parts["manifest.json"] = json.dumps(told).encode()

    return change


def test_the_stream_says_what_the_records_say(store: Store) -> None:
    everything.fill(store)
    held = store.read(all_records)
    assert stream.fingerprint(store)[0] == fingerprint(held)
    assert set(held.of(Actor)) == {"007", "a1", "a\\2", "ก1", "😀"}


def test_a_backup_comes_back_the_same_in_another_place(store: Store, file: Path) -> None:
    before = whole(store)
    assert before[0]["actors"][0].version == 3
    made = check(file)
    assert made.counts["actors"] == 5
    assert made.batches == 5
    empty(store)
    backup.restore_target(file, store.target)
    assert whole(store) == before
    with pytest.raises(Misuse):
        backup.restore_target(file, store.target)
    assert whole(store) == before


def test_what_was_restored_can_be_written_to_and_backed_up_again(
    store: Store, file: Path, tmp_path: Path
) -> None:
    empty(store)
    backup.restore_target(file, store.target)
    again = backup.save(store, tmp_path / "again.zip")
    assert replace(again, parts={}) == replace(check(file), parts={})
    put(store, actor("new"))
    chain = batches.follow(batches.entries(store))
    assert chain.batches == 6


def test_only_its_owner_may_read_it_and_no_file_is_written_over(store: Store, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(Misuse):
        backup.save(store, file)
    assert file.read_bytes() == before
    file.write_text("something else")
    backup.save(store, file, force=True)
    check(file)
    assert [path.name for path in file.parent.iterdir() if "saved" in path.name] == [file.name]


def test_the_command_says_what_it_saved(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything.fill(given)
    path = tmp_path / "saved.zip"
    told = answer(capsys, "backup", str(path))
    assert told["file"] == str(path)
    assert (told["actors"], told["ties"], told["contacts"], told["batches"]) == (5, 3, 1, 5)
    assert told["fingerprint"] == fingerprint(given.read(all_records))
    assert saan("backup", str(path)) == 2
    empty(given)
    assert answer(capsys, "restore", str(path)) == told
    assert saan("restore", str(path)) == 2


def test_settings_travel_and_passwords_do_not(store: Store, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("demo = true\nday = 2026-09-30\n", "utf-8")
    put(store, actor("a1"))
    backup.save(store, tmp_path / "saved.zip", tmp_path)
    data = (tmp_path / "saved.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "saved.zip") as archive:
        assert archive.read("settings.toml") == settings.read_bytes()
        texts = b"".join(archive.read(name) for name in archive.namelist())
    assert store.target.password.encode() not in data + texts


def test_what_is_written_meanwhile_is_not_in_it(store: Store, tmp_path: Path) -> None:
    everything.fill(store)
    before = whole(store)

    def interrupt(done: int, total: int) -> None:
        if done == 20:
            held = store.read(all_records).of(Actor)["ก1"]
            changed = Change("actors", "ก1", held, replace(held, note="ระหว่างนั้น"))
            journal.write(store, [changed, *added(actor("late"))], NOTE)
            plan = store.read(all_records).of("plans")["p1"]
            journal.write(store, [Change("plans", "p1", plan, None)], NOTE)

    made = backup.save(store, tmp_path / "saved.zip", progress=interrupt)
    assert (made.counts["actors"], made.counts["plans"], made.batches) == (5, 1, 5)
    empty(store)
    backup.restore_target(tmp_path / "saved.zip", store.target)
    records, entries, state = whole(store)
    assert [texts(records), entries, state] == [texts(before[0]), *before[1:]]


def texts(records: dict[str, list[Any]]) -> dict[str, list[str]]:
    return {kind: [kept.text for kept in each] for kind, each in records.items()}


def test_a_backup_is_made_while_another_saves_every_fifth_of_a_second(
    store: Store, tmp_path: Path
) -> None:
    put(store, *(actor(f"a{n:03d}") for n in range(200)))
    stopped, saved = threading.Event(), []

    def save_on_and_on() -> None:
        held = actor("a199")
        while not stopped.wait(0.2):
            changed = replace(held, note=f"ครั้งที่ {len(saved)}")
            more = added(actor(f"b{len(saved):03d}"))
            journal.write(store, [Change("actors", "a199", held, changed), *more], NOTE)
            saved.append(held := changed)

    writer = threading.Thread(target=save_on_and_on)
    writer.start()
    try:
        made = backup.save(
            store, tmp_path / "saved.zip", progress=lambda done, total: time.sleep(0.01)
        )
        assert verify(store).troubles == ()
    finally:
        stopped.set()
        writer.join()
    assert len(saved) >= 5
    assert made.counts["actors"] == 200 + made.batches - 1
    empty(store)
    backup.restore_target(tmp_path / "saved.zip", store.target)
    assert verify(store, made.head).troubles == ()


BREAKING = [
    "MATCH (b:Batch {uid: 'b2'}) SET b.who = 'ใครก็ไม่รู้'",
    "MATCH (b:Batch {uid: 'b2'}) REMOVE b.rows, b.uid, b.at",
    "MATCH (b:Batch {uid: 'b2'}) SET b.at = point({x: 1, y: 2}), b.files = [1, 2]",
    "MATCH (b:Batch {uid: 'b2'})<--(c) DETACH DELETE b, c",
    "MATCH (c:Change {uid: 'b2-000001'}) SET c.kinds = ['none'], c.hashes = [1]",
    "MATCH (c:Change {uid: 'b1-000001'}) REMOVE c.afters",
    "MATCH (j:Journal) SET j.batches = 3",
    "MATCH (j:Journal) SET j.batches = 'x', j.head = 5, j.counter = 'x'",
    "MATCH (j:Journal) SET j.counter = 9223372036854775807",
    "MATCH (a:Actor {uid: '007'}) SET a.note = 'อื่น'",
    "MATCH (a:Actor {uid: '007'}) SET a.note = point({x: 1, y: 2}), a.version = 'x', a.ids = [1]",
    "MATCH (v:Activity {uid: 'v1'}) SET v.minutes = 'x' REMOVE v.about",
    "MATCH (a:Actor {uid: 'a1'}) SET a.since = 'x', a.score = 1 REMOVE a:Group",
    "CREATE (:Issue {uid: 'z', name: 'x', version: 1})",
    "CREATE (:Batch {uid: 'b9', number: 9})",
]


@pytest.mark.parametrize("breaking", BREAKING)
def test_a_broken_journal_is_backed_up_and_restored_where_that_is_said(
    breaking: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything.fill(given)
    with given.driver.session() as session:
        session.run(breaking).consume()
    path = str(tmp_path / "saved.zip")
    assert saan("--lang", "en", "backup", path) == 1
    assert "--anyway" in capsys.readouterr().err
    assert not list(tmp_path.glob("*saved*"))
    before = stream.fingerprint(given)[1]
    assert answer(capsys, "backup", path, "--anyway")["broken"] is True
    empty(given)
    assert saan("--lang", "en", "restore", path) == 1
    assert "broken when it was made" in capsys.readouterr().err
    assert not given.rows("setup/held")[0]["held"]
    assert saan("--lang", "en", "restore", path, "--anyway") == 0
    assert "was broken when it was made" in capsys.readouterr().err
    assert stream.fingerprint(given)[1] == before
    put(given, actor("new"))


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("backup.later", with_manifest(version=2)),
        ("backup.later_schema", with_manifest(schema=99)),
        ("backup.not_one", with_manifest(format="another")),
        ("backup.damaged", with_manifest(fingerprint="0" * 64)),
        ("backup.damaged", with_manifest(head="0" * 64)),
        ("backup.damaged", with_manifest(batches=4)),
        ("backup.damaged", with_manifest(counts={})),
        ("backup.damaged", with_manifest(counts={"actors": "5"})),
        ("backup.damaged", with_manifest(counter=2**70)),
        ("backup.damaged", with_manifest(counter=2**60)),
        ("backup.damaged", with_manifest(counter=4)),
        ("backup.damaged", with_manifest(counter=-1)),
        ("backup.damaged", with_manifest(batches=2**70)),
        ("backup.damaged", with_manifest(rows=2**70)),
        ("backup.damaged", with_manifest(schema=-1)),
        ("backup.damaged", with_manifest(counts={"actors": 2**70})),
        ("backup.damaged", with_manifest(broken="no")),
        ("backup.damaged", with_manifest(parts={})),
        ("backup.not_one", lambda parts: parts.pop("manifest.json")),
        ("backup.damaged", lambda parts: parts.pop("records/ties.jsonl")),
        ("backup.damaged", lambda parts: parts.update({"../evil": b"x"})),
        ("backup.not_one", lambda parts: parts.update({"manifest.json": b"[" * 100})),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_a_sentence(
    key: str, change: Any, store: Store, copy: Path
) -> None:
    with pytest.raises(SaanError) as told:
        backup.restore_target(rewritten(copy, change), store.target)
    assert told.value.key in (key, "backup.damaged")
    assert not store.rows("setup/held")[0]["held"]


def altered(part: str, old: bytes, new: bytes, honest: bool) -> Any:
    """One part altered; honest: its hash in the manifest as well."""

    def change(parts: dict[str, bytes]) -> None:
        import hashlib

        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)
        if honest:
            told = json.loads(parts["manifest.json"])
            told["parts"][part]["sha256"] = hashlib.sha256(parts[part]).hexdigest()
            parts["manifest.json"] = json.dumps(told).encode()

    return change


@pytest.mark.parametrize("honest", [False, True])
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("records/ties.jsonl", b'"trust": 3.5', b'"trust": 4.0'),
        ("records/ties.jsonl", b'"trust": 3.5', b'"trust": {"a": 1}'),
        ("records/ties.jsonl", b'"trust": 3.5', b'"power": 3.5'),
        ("records/ties.jsonl", b'"trust": 3.5', b'"trust": NaN'),
        ("records/ties.jsonl", b'"trust": 3.5', b'"note": "\\ud800"'),
        ("records/activities.jsonl", b'"minutes": 90', b'"minutes": 9e99'),
        ("records/activities.jsonl", b'"minutes": 90', b'"minutes": 9' + b"0" * 99),
        ("records/actors.jsonl", b'{"version":1', b'{"version":1180591620717411303424'),
        ("records/actors.jsonl", b'{"version":1', b'{"version":9223372036854775807'),
        ("records/activities.jsonl", b'"budget": 1500.5', b'"budget": 1e999'),
        ("journal/batches.jsonl", b'"number": 2', b'"number": 1180591620717411303424'),
        ("journal/batches.jsonl", b'"rows": 1', b'"rows": 1180591620717411303424'),
        ("journal/batches.jsonl", b'"rows": 1', b'"rows": "1"'),
        ("journal/batches.jsonl", b'"counter": 2', b'"counter": 1180591620717411303424'),
        ("journal/batches.jsonl", b'"who"', b'"new": ["a", {}], "who"'),
        ("journal/changes.jsonl", b'"before": null', b'"before": ["a"]'),
        ("records/actors.jsonl", b'{"version"', b'{"versio"'),
        ("records/actors.jsonl", b'{"version"', b"["),
        ("journal/batches.jsonl", "สมศรี".encode(), "สมสี".encode()),
        ("journal/batches.jsonl", b'"rows": 1', b'"rows": 2'),
        ("journal/changes.jsonl", "ย้าย".encode(), "หาย".encode()),
    ],
)
def test_a_part_that_was_altered_is_found_even_with_its_hash(
    part: str, old: bytes, new: bytes, honest: bool, store: Store, copy: Path
) -> None:
    other = rewritten(copy, altered(part, old, new, honest))
    with pytest.raises(DataError) as told:
        backup.restore_target(other, store.target)
    assert told.value.key in ("backup.damaged", "journal.broken")
    assert not store.rows("setup/held")[0]["held"]


@pytest.mark.parametrize("how", ["a bit", "cut", "a byte more"])
def test_forty_damages_of_each_kind_are_refused_and_live_data_untouched(
    how: str, store: Store, saved: bytes, copy: Path, tmp_path: Path
) -> None:
    """Spread evenly over the file. What no reader of a zip looks at may differ: then the file
    says what it said."""
    put(store, actor("live"))
    live, other = whole(store), tmp_path / "damaged.zip"
    for place in range(1, 41):
        at = place * (len(saved) - 1) // 40
        other.write_bytes(
            {
                "a bit": saved[:at] + bytes((saved[at] ^ 0x10,)) + saved[at + 1 :],
                "cut": saved[:at],
                "a byte more": saved[:at] + b"\x7f" + saved[at:],
            }[how]
        )
        try:
            assert check(other) == check(copy)
            assert how != "cut"
        except SaanError:
            pass
        with pytest.raises(SaanError):
            backup.restore_target(other, store.target)
    assert whole(store) == live


def test_records_that_are_not_what_the_journal_says_are_refused(store: Store, copy: Path) -> None:
    """All hashes and the fingerprint are made anew, as who forges a backup would."""
    part = "records/ties.jsonl"

    def forge(parts: dict[str, bytes]) -> None:
        altered(part, b'"trust": 3.5', b'"trust": 4.0', honest=True)(parts)
        made = Fingerprint()
        for kind in everything.KINDS:
            for line in parts[f"records/{kind}.jsonl"].decode().splitlines():
                made.add(kind, line.partition('"record":')[2][:-1])
        with_manifest(fingerprint=made.value())(parts)

    with pytest.raises(DataError) as told:
        backup.restore_target(rewritten(copy, forge), store.target)
    assert told.value.key == "backup.not_by_journal"
    assert "t1" in told.value.text("th")
    assert not store.rows("setup/held")[0]["held"]


def test_foreign_and_cut_files_are_sentences(store: Store, copy: Path, tmp_path: Path) -> None:
    data = copy.read_bytes()
    for name, made in {
        "cut.zip": data[: len(data) // 2],
        "bit.zip": data[:3000] + bytes([data[3000] ^ 1]) + data[3001:],
        "empty.zip": b"",
        "text.zip": b"id,name\n1,2\n",
        "ours.xlsx": (ROOT / "seed" / "saan-seed.xlsx").read_bytes(),
    }.items():
        (tmp_path / name).write_bytes(made)
        with pytest.raises(DataError) as told:
            backup.restore_target(tmp_path / name, store.target)
        assert told.value.key in ("backup.not_one", "backup.damaged")
    for absent, key in ((tmp_path / "none.zip", "no_file"), (tmp_path, "unreadable")):
        with pytest.raises(DataError) as told:
            backup.restore_target(absent, store.target)
        assert told.value.key == f"backup.{key}"
    assert not store.rows("setup/held")[0]["held"]


def test_a_trap_that_unpacks_to_much_is_not_opened(copy: Path) -> None:
    bomb = rewritten(copy, lambda parts: parts.update({"records/ties.jsonl": b"\n" * 2**26}))
    begun = time.monotonic()
    with pytest.raises(DataError) as told:
        check(bomb)
    assert told.value.key == "backup.too_large"
    assert time.monotonic() - begun < 5


def test_what_shrinks_like_a_trap_can_still_be_backed_up(store: Store, tmp_path: Path) -> None:
    put(store, *(actor(f"a{n:04d}", note="ก" * 20_000) for n in range(100)))
    before = whole(store)
    backup.save(store, tmp_path / "saved.zip")
    empty(store)
    backup.restore_target(tmp_path / "saved.zip", store.target)
    assert whole(store) == before


def test_a_full_disk_is_a_sentence_and_leaves_no_file(given: Store, tmp_path: Path) -> None:
    everything.fill(given)
    path = tmp_path / "saved.zip"
    limited = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
from graph.cli import main
main(["--lang", "en", "backup", {str(path)!r}])
"""
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True)
    assert done.returncode == 1
    assert "no room" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*saved*"))


def test_a_restore_that_fails_half_way_leaves_the_database_empty(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(store)

    def stop(done: int, total: int) -> None:
        if done >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.restore_target(file, store.target, stop)
    assert not store.rows("setup/held")[0]["held"]
    assert store.rows("journal/state")[0]["writing"] is None
    backup.restore_target(file, store.target)


def test_what_a_killed_restore_left_is_taken_out_at_the_next_start(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(store)
    reservation = Reservation(store)
    rows = [{"uid": "a1", "properties": {"name": "x", "kind": "person"}}]
    reservation.run("actors/save", rows=rows)
    with pytest.raises(Conflict):
        put(store, actor("a2"))
    with pytest.raises(Conflict):
        Reservation(store)
    assert journal.recover(store) == 0
    monkeypatch.setattr(transaction, "DEAD", 0)
    assert journal.recover(store) == 1
    assert not store.rows("setup/held")[0]["held"]
    put(store, actor("someone"))
    for late in (lambda: reservation.run("actors/save", rows=rows), reservation.give_up):
        with pytest.raises(Conflict):
            late()
    assert list(store.read(all_records).of(Actor)) == ["someone"]
    with pytest.raises(Conflict):
        Reservation(store)
    assert store.rows("journal/state")[0]["writing"] is None
    empty(store)
    backup.restore_target(file, store.target)


def test_a_backup_of_the_first_schema_is_brought_forward(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(OLD) as archive:
        told = json.loads(archive.read("manifest.json"))
    assert told["schema"] == 1
    made = backup.restore_target(OLD, store.target)
    (state,) = store.rows("journal/state")
    assert state["schema"] == 8
    assert schema.missing(store) == []
    assert stream.fingerprint(store)[0] == made.fingerprint == told["fingerprint"]
    assert batches.follow(batches.entries(store)).head == told["head"]
    assert verify(store).troubles == ()
    put(store, actor("new"))
    assert verify(store, told["head"]).after == 1
    assert verify(store).troubles == ()


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of homes, whose servers are stopped at the end."""
    folder = tmp_path_factory.mktemp("homes")
    yield folder
    for home in folder.iterdir():
        if home.is_dir():
            server.down(home)


KILLED = """
import sys
from pathlib import Path
from graph import backup
backup.restore_home(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.faults
def test_killing_a_restore_leaves_the_home_empty_or_whole_and_the_next_one_is_used(
    store: Store, file: Path, homes: Path
) -> None:
    before, home, chance = whole(store), homes / "บ้าน ใหม่", random.Random(3)
    for _ in range(KILLS):
        killed_at_work(home, chance, "-c", KILLED, str(file), str(home))
        if server.has_data(home):
            with Store(server.up(home)) as other:
                assert whole(other) == before
            server.down(home)
            shutil.rmtree(home)
    assert saan("restore", str(file), "--home", str(home)) == 0
    with Store(server.status(home).target) as other:  # type: ignore[arg-type]
        schema.check(other)
        assert whole(other) == before
        put(other, actor("new"))
        after = whole(other)
    server.down(home)
    assert saan("restore", str(file), "--home", str(home)) == 2
    with Store(server.up(home)) as other:
        assert whole(other) == after
    assert sorted(path.name for path in homes.iterdir()) == [home.name]


@pytest.mark.faults
def test_killing_a_backup_leaves_no_file(given: Store, tmp_path: Path) -> None:
    everything.fill(given)
    path, chance = tmp_path / "saved.zip", random.Random(5)
    program = "from graph.cli import main; main()"
    command = [sys.executable, "-c", program, "backup", str(path)]
    begun = time.monotonic()
    assert subprocess.run(command, capture_output=True).returncode == 0
    length = time.monotonic() - begun
    for _ in range(2 * KILLS):
        path.unlink(missing_ok=True)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * chance.uniform(0.5, 1.0))
        process.kill()
        process.wait()
        if path.exists():
            check(path)
    backup.save(given, path, force=True)
    check(path)
    assert [found.name for found in tmp_path.iterdir() if "saved" in found.name] == [path.name]
