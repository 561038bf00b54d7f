"""`saan export` from a real database: whole or not at all, narrowed, and read back into another."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graph.base.config import Preferences
from graph.base.errors import Conflict, Misuse
from graph.export import export
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.kinds import Actor, Contact
from graph.network import Filters, choices
from graph.network import network as network_of
from graph.network import ties as ties_of
from graph.service import Service
from graph.store import Store
from tests.conftest import empty, use
from tests.export.test_export import SEED, everything
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie

_imported: dict[str, str] = {}


@pytest.fixture
def seeded(prepared: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The seed, in the database, which every command uses; put in again where somebody wrote."""
    use(prepared.target, monkeypatch)
    if head(prepared) != _imported.get("head"):
        empty(prepared)
        assert saan("import", "areas:th", str(SEED)) == 0
        _imported["head"] = head(prepared)
    return prepared


def head(store: Store) -> str:
    """The hash of the last write, which no two writes share."""
    return str(store.rows("journal/state")[0]["head"])


def service(store: Store) -> Service:
    return Service(store, Preferences())


def test_what_goes_out_comes_back_into_an_empty_database(
    seeded: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(seeded.read(all_records))
    paths = [tmp_path / "net.json", tmp_path / "net.xlsx", tmp_path / "net"]
    for path in paths:
        more = [] if path.suffix == ".json" else ["--contacts"]
        said = answer(capsys, "export", str(path), *more)
        assert said["counts"]["ties"] == 430
        assert said["personal"] is True
        assert answer(capsys, "import", str(path))["batch"] is None
    for path in paths:
        empty(seeded)
        counts = answer(capsys, "import", str(path))
        assert counts["actors"]["created"] == 101
        assert fingerprint(seeded.read(all_records)) == before
        assert answer(capsys, "import", str(path))["batch"] is None


def test_a_graph_file_of_the_database_holds_every_tie_and_no_contact(
    seeded: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = seeded.read(all_records)
    secrets = [
        text
        for one in held.of(Contact).values()
        for text in (one.phone, one.email, one.line, one.name)
        if text and text not in {a.name for a in held.of(Actor).values()}
    ]
    assert len(secrets) > 10
    for name in ("net.graphml", "net.gexf", "net.kumu.json"):
        assert answer(capsys, "export", str(tmp_path / name))["counts"]["ties"] == 430
        text = (tmp_path / name).read_text("utf-8")
        assert not [secret for secret in secrets if secret in text]
    assert nx.read_graphml(tmp_path / "net.graphml").number_of_edges() == 430
    assert saan("export", str(tmp_path / "more.gexf"), "--contacts") == 2
    assert not (tmp_path / "more.gexf").exists()


def test_the_day_of_an_export_is_the_day_of_the_pages(seeded: Store) -> None:
    pages = service(seeded)
    for filters in (
        Filters(),
        Filters(sector="academia"),
        Filters(issue="rice"),
        Filters(types=("COLLABORATE",)),
        Filters(area="90"),
        Filters(network=choices(pages.snapshot(date.max)).networks[0][0]),
    ):
        for on in (date(2023, 9, 30), date(2026, 9, 30)):
            said = json.loads(export(pages.source, "json", on, filters))
            network = network_of(pages.snapshot(on, filters))
            assert [one["uid"] for one in said["actors"]] == sorted(network.uids)
            assert {one["uid"] for one in said["ties"]} == set(
                ties_of(pages.snapshot(on, filters))["uid"]
            )


@pytest.mark.parametrize("form", ["xlsx", "csv", "graphml", "gexf", "kumu", "json"])
def test_a_filtered_export_names_nobody_outside(form: str, seeded: Store, tmp_path: Path) -> None:
    held = seeded.read(all_records)
    inside = {uid for uid, a in held.of(Actor).items() if a.sector == "academia"}
    path = tmp_path / ("net" if form == "csv" else f"net.{form}")
    more = ["--as", form] if form == "kumu" else []
    assert saan("export", str(path), "--sector", "academia", *more) == 0
    text = everything(form, path)
    own = " ".join(held.of(Actor)[uid].name for uid in inside)
    outside = [
        a.name for uid, a in held.of(Actor).items() if uid not in inside and a.name not in own
    ]
    assert len(outside) > 50
    assert any(held.of(Actor)[uid].name in text for uid in inside)
    lines = [name for name in outside if f'"{name}"' in text or f">{name}<" in text]
    assert lines == []


def test_a_filtered_export_reads_back_into_an_empty_database(
    seeded: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / "part.xlsx", tmp_path / "part.json"]
    for path in paths:
        answer(capsys, "export", str(path), "--issue", "rice", "--on", "2026-09-30", "--contacts")
    prints = set()
    for path in paths:
        empty(seeded)
        assert answer(capsys, "import", str(path))["batch"]
        prints.add(fingerprint(seeded.read(all_records)))
    assert len(prints) == 1


def test_a_tie_is_in_the_export_of_its_last_day_and_not_of_the_next(given: Store) -> None:
    put(given, actor("a"), actor("b", until=day("2024-01-01")), actor("c"))
    put(
        given,
        tie("a", "c", since=day("2020-01-01"), until=day("2021-05-01"), through="b"),
        tie("a", "b", "COOPERATE"),
    )
    pages = service(given)

    def ties(on: str | None) -> list[str]:
        said = json.loads(export(pages.source, "json", day(on) if on else None))
        return [one["uid"] for one in said["ties"]]

    both = ["a-b-COOPERATE", "a-c-COLLABORATE"]
    assert ties("2019-12-31") == ["a-b-COOPERATE"]
    assert ties("2020-01-01") == both
    assert ties("2021-04-30") == both
    assert ties("2021-05-01") == ["a-b-COOPERATE"]
    assert ties("2024-01-01") == []
    assert ties(None) == both
    graph = nx.parse_graphml(export(pages.source, "graphml", day("2021-04-30")).decode())
    assert graph.edges["a", "c"]["until"] == "2021-04-30"
    assert graph.edges["a", "c"]["through"] == "b"


def test_a_broker_outside_the_filter_is_not_named(given: Store) -> None:
    put(given, *(actor(uid, sector="people") for uid in "ac"), actor("b", name="คนกลาง"))
    put(given, tie("a", "c", through="b"))
    for form in ("json", "graphml", "kumu", "gexf"):
        part = export(service(given).source, form, None, Filters(sector="people")).decode()
        assert "คนกลาง" not in part
        assert "a-c-COLLABORATE" in part


def test_without_a_day_whoever_matched_on_some_day_is_in(given: Store) -> None:
    put(given, actor("a", sector="people", until=day("2010-01-01")), actor("b"))
    said = json.loads(export(service(given).source, "json", None, Filters(sector="people")))
    assert [one["uid"] for one in said["actors"]] == ["a"]
    said = json.loads(
        export(service(given).source, "json", day("2020-01-01"), Filters(sector="people"))
    )
    assert said["actors"] == []


def test_csv_as_bytes_is_a_zip_and_contacts_in_a_graph_are_misuse(given: Store) -> None:
    put(given, actor("a"))
    with zipfile.ZipFile(io.BytesIO(export(service(given).source, "csv"))) as archive:
        assert archive.namelist() == ["actors.csv", "readme.txt"]
    with pytest.raises(Misuse):
        export(service(given).source, "gexf", contacts=True)
    with pytest.raises(Misuse):
        export(service(given).source, "docx")


def test_nothing_goes_out_while_a_large_import_is_being_written(given: Store) -> None:
    put(given, actor("a"))
    with given.driver.session() as session:
        session.run("MATCH (j:Journal) SET j.writing = 'x', j.writing_at = datetime()").consume()
    with pytest.raises(Conflict):
        export(service(given).source, "json")


def test_a_file_that_is_there_stays_unless_forced(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, actor("a"))
    path = tmp_path / "net.json"
    path.write_text("mine", "utf-8")
    assert saan("--lang", "en", "export", str(path)) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine"
    assert saan("export", str(path), "--force") == 0
    assert json.loads(path.read_text("utf-8"))["saan"]["format"] == 1
    assert {p.name for p in tmp_path.iterdir()} <= {"net.json", "home"}


def test_a_folder_is_replaced_only_if_all_in_it_is_ours(given: Store, tmp_path: Path) -> None:
    put(given, actor("a"))
    folder = tmp_path / "tables"
    folder.mkdir()
    assert saan("export", str(folder)) == 0
    assert {p.name for p in folder.iterdir()} == {"actors.csv", "readme.txt"}
    assert saan("export", str(folder)) == 1
    assert saan("export", str(folder), "--force") == 0
    (folder / "thesis.docx").write_text("mine", "utf-8")
    assert saan("export", str(folder), "--force") == 1
    assert (folder / "thesis.docx").read_text("utf-8") == "mine"
    assert not list(tmp_path.glob(".saan-*"))


def test_a_place_that_can_not_be_written_is_a_sentence(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, actor("a"))
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("nowhere/net.json", "file/net.json", "folder.xlsx", "net.docx"):
        code = saan("export", str(tmp_path / name))
        said = capsys.readouterr().err
        assert code in (1, 2), name
        assert "Traceback" not in said
        assert len(said.strip()) > 10
    assert saan("export", str(tmp_path / "net.json"), "--on", "2020-01-01", "--all-dates") == 2


@pytest.mark.parametrize("form", ["xlsx", "json", "gexf", "csv"])
def test_a_write_that_fails_half_way_leaves_nothing_and_is_a_sentence(
    form: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resource = pytest.importorskip("resource")
    put(given, *(actor(f"a{n}") for n in range(50)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    path = tmp_path / "net"
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        assert saan("--lang", "en", "export", str(path), "--as", form) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "can't be written" in capsys.readouterr().err
    assert not path.exists()
    assert not list(tmp_path.glob(".saan-*"))
