"""Who signs in to the database: wrong passwords lock nobody out, and a lost one has a way back."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graph import server
from graph.base.config import Target
from graph.base.errors import ServerError
from graph.server.place import Place
from tests.support.command import saan
from tests.support.wire import UPGRADE, ask

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def home(watchdog: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("password") / "home"
    server.up(home)
    yield home
    server.down(home)


def run(target: Target, query: str, password: str | None = None) -> list[dict[str, object]]:
    auth = (target.user, password or target.password)
    with GraphDatabase.driver(target.uri, auth=auth) as driver:
        return [r.data() for r in driver.execute_query(query, database_=target.database).records]


def test_wrong_passwords_keep_nobody_out(home: Path) -> None:
    target = server.up(home)
    for tried in range(12):
        with pytest.raises(AuthError) as raised:
            run(target, "RETURN 1 AS one", password=f"wrong {tried}")
        assert raised.value.code == "Neo.ClientError.Security.Unauthorized"
        assert run(target, "RETURN 1 AS one") == [{"one": 1}]


def test_a_page_may_reach_the_port_and_that_is_all(home: Path) -> None:
    target = server.up(home)
    port = server.status(home).port
    shown = ask(port, "/", f"Host: 127.0.0.1:{port}", *UPGRADE, "Origin: http://evil.example")
    assert shown.status == 101  # no setting of Neo4j refuses it
    with pytest.raises(AuthError):
        run(target, "RETURN 1 AS one", password="neo4j")


def test_the_server_calls_nothing_out(home: Path) -> None:
    server.up(home)
    found = psutil.Process(server.status(home).pid).net_connections("inet")
    assert [c for c in found if c.type.name == "SOCK_DGRAM"] == []
    assert "discovery" not in (home / "logs" / "neo4j.log").read_text("utf-8").lower()


def test_a_lost_password_is_made_anew_and_everything_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_HOME", str(home))
    old = server.up(home)
    run(old, "CREATE CONSTRAINT kept IF NOT EXISTS FOR (k:Kept) REQUIRE k.word IS UNIQUE")
    run(old, "UNWIND range(1, 1000) AS n MERGE (:Kept {word: 'สาน ' + n})")
    path = Place.of(home).password_file
    path.unlink()
    with pytest.raises(ServerError) as raised:
        server.up(home)
    assert "saan up --new-password" in raised.value.text("en")
    server.down(home)
    for _ in range(2):  # and it may be done twice
        path.unlink(missing_ok=True)
        (lost,) = [check for check in server.doctor(home) if check.name == "password"]
        assert not lost.ok
        assert "saan up --new-password" in lost.sentence
        assert saan("up", "--new-password") == 0
        new = server.up(home)
        assert new.password not in (old.password, "")
        assert run(new, "MATCH (k:Kept) RETURN count(k) AS count") == [{"count": 1000}]
        names = run(new, "SHOW CONSTRAINTS YIELD name WHERE name = 'kept' RETURN name")
        assert names == [{"name": "kept"}]
        with pytest.raises(AuthError):
            run(new, "RETURN 1 AS one", password=old.password)
    assert (home / "users-before" / "databases").is_dir()
    assert all(check.ok for check in server.doctor(home))


def test_a_renewal_that_was_cut_short_is_made_good(home: Path) -> None:
    server.down(home)
    place = Place.of(home)
    place.password_file.unlink()
    aside = place.root / "users-before" / "databases"
    aside.rename(aside.with_name("older"))
    place.system.rename(aside)  # killed after the first of its moves
    server.renew_password(home)
    assert run(server.up(home), "MATCH (k:Kept) RETURN count(k) AS count") == [{"count": 1000}]


def test_another_servers_password_is_not_ours_to_renew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_NEO4J_URI", "bolt://127.0.0.1:1")
    assert saan("up", "--new-password") == 2
    assert "SAAN_NEO4J_PASSWORD_FILE" in capsys.readouterr().err
