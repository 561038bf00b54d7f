"""Each form of an export holds what is on record, and what reads back reads back the same."""

import csv
import io
import json
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest
import rustworkx
from hypothesis import HealthCheck, given, settings

from graph.base.errors import Misuse
from graph.base.texts import join_list, split_list
from graph.base.words import speaking
from graph.export.forms import ExportSummary, form_of, write_tables, writer
from graph.export.selection import Selection
from graph.intake import plan, read, resolve_source
from graph.journal.fingerprint import fingerprint
from graph.kinds import KINDS, Actor, Area, Base, Contact, Distinct, Issue, Records, Tie, Work
from tests.support.made import actor, day, tie
from tests.support.networks import HOSTILE, known_of, networks
from tests.support.places import ROOT

pytestmark = pytest.mark.long

SEED = ROOT / "seed" / "saan-seed.xlsx"
GRAPHS = ("graphml", "gexf", "kumu")
GEXF = "{http://gexf.net/1.3}"
WANTING = {"intake.result.no_source", "intake.result.no_date"}
"""What the seed's results lack on purpose."""

OFFICE = shutil.which("soffice")


@cache
def seed() -> Records:
    """The seed with Thailand's areas, as a database would hold it."""
    made = plan(read([resolve_source("areas:th"), SEED]), Records())
    assert not made.refused
    return known_of([change.after for change in made.changes])  # type: ignore[misc]


def out(
    known: Records, form: str, folder: Path, contacts: bool = True, notes: bool = False
) -> tuple[Path, ExportSummary]:
    """The export in a folder, and what is told of it."""
    path = folder / f"net.{form}"
    if form == "csv":
        path.mkdir()
        return path, write_tables(path, Selection(known), contacts)
    with path.open("wb") as file:
        tables = form in ("xlsx", "zip")
        told = writer(form, contacts and tables, notes)(Selection(known), file)
    return path, told


def back(path: Path, known: Records | None = None) -> Records:
    """What an empty database would hold after importing the file."""
    made = plan(read([path]), known or Records())
    assert not made.refused, [p.text("en") for p in made.problems if p.severity == "error"]
    return known_of([change.after for change in made.changes])  # type: ignore[misc]


def different(one: Records, other: Records) -> dict[str, list[str]]:
    """The uids of records that differ, by kind."""
    found = {}
    for kind in KINDS:
        a, b = one.of(kind), other.of(kind)
        if wrong := sorted(uid for uid in a.keys() | b.keys() if a.get(uid) != b.get(uid)):
            found[kind] = wrong
    return found


def everything(form: str, path: Path) -> str:
    """All text of an export, unpacked."""
    if form == "csv":
        return "".join(p.read_text("utf-8-sig") for p in path.iterdir())
    if form in ("xlsx", "zip"):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    return path.read_text("utf-8")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_the_seed_reads_back_the_same_and_changes_nothing(
    form: str, lang: str, tmp_path: Path
) -> None:
    with speaking(lang):
        path, told = out(seed(), form, tmp_path)
    assert told.counts["ties"] == 430
    again = back(path)
    assert different(seed(), again) == {}
    assert fingerprint(again) == fingerprint(seed())
    made = plan(read([path]), seed())
    assert made.changes == []
    assert {p.key for p in made.problems if p.severity != "info"} == WANTING


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(known=networks())
def test_any_network_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, known: Records
) -> None:
    for form, lang in (
        ("json", "th"),
        ("csv", "th"),
        ("csv", "en"),
        ("xlsx", "th"),
        ("xlsx", "en"),
    ):
        with speaking(lang):
            path, told = out(known, form, tmp_path_factory.mktemp("net"))
        assert different(known, back(path)) == {}, (form, lang)
        assert len(told.left_out) <= 2  # the history; that contacts are in it


def test_what_a_table_can_not_hold_is_counted_and_said(tmp_path: Path) -> None:
    odd = known_of(
        [
            actor("a1", name="ก", aliases=("-", "x"), note="#N/A", extra=("ช่อง=#N/A", "อื่น=1")),
            actor("a2", since=day("2020-03-05"), since_precision="year"),
            actor("a3", name="–"),
            Distinct(uid="d1", one="a1", other="a2"),
            Contact(uid="c1", actor="a1", name="ป้อม", phone="080-000-0000"),
        ]
    )
    with speaking("en"):
        path, told = out(odd, "xlsx", tmp_path, contacts=False)
    said = "\n".join(told.left_out)
    assert "1 contact (personal data)" in said
    assert "1 pair found not to be the same" in said
    assert "1 row of the table actors" in said
    for column in ("aliases", "note", "since", "extra"):
        assert f"1 cell of {column} in the table actors" in said
    sheet = openpyxl.load_workbook(path)["readme"]
    assert [row[0].value for row in sheet.iter_rows()][2:] == list(told.left_out)
    again = back(path)
    assert different(odd, again) == {
        "actors": ["a1", "a2", "a3"],
        "contacts": ["c1"],
        "distinct": ["d1"],
    }
    assert again.of(Actor)["a1"].name == "ก"


def test_bases_and_works_with_dates_have_tables_of_their_own(tmp_path: Path) -> None:
    moved = seed().replaced(
        bases={
            "b1": Base(
                uid="b1", actor="agri", area="90", until=day("2020-01-01"), until_precision="year"
            ),
            "b2": Base(
                uid="b2", actor="agri", area="95", since=day("2020-01-01"), since_precision="year"
            ),
        },
        works={"w1": Work(uid="w1", actor="agri", issue="rice", sources=("บันทึก",))},
    )
    path, _ = out(moved, "csv", tmp_path)
    with (path / "bases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["รหัส"] for row in rows] == ["b1", "b2"]
    assert (rows[0]["สิ้นสุดเมื่อ"], rows[1]["เริ่มเมื่อ"]) == ("2562", "2563")
    assert different(moved, back(path)) == {}


def test_a_year_before_2400_is_written_in_the_common_era(tmp_path: Path) -> None:
    old = known_of([actor("a", since=day("1800-01-01"), since_precision="year")])
    path, _ = out(old, "csv", tmp_path)
    assert ",1800," in (path / "actors.csv").read_text("utf-8-sig")
    assert different(old, back(path)) == {}


@pytest.mark.parametrize("form", ["xlsx", "csv", "zip", *GRAPHS, "json"])
def test_a_hostile_name_stays_text_in_every_form(form: str, tmp_path: Path) -> None:
    held = known_of([actor(f"a{n:02}", name=name) for n, name in enumerate(HOSTILE)])
    path, _ = out(held, form, tmp_path)
    names = _names(form, path)
    lost = {"x\ufffey": "x\ufffdy"} if form in ("graphml", "gexf") else {}
    assert names == [lost.get(name, name) for name in HOSTILE]


def _names(form: str, path: Path) -> list[str]:
    """The actors' names as another reader sees them, the guard of CSV taken off by hand."""
    if form == "xlsx":
        sheet = openpyxl.load_workbook(path)["ภาคี"]
        cells = [row[1] for row in sheet.iter_rows(min_row=2)]
        assert all(cell.data_type in ("s", "inlineStr") for cell in cells)
        assert "<f>" not in everything("xlsx", path)
        return [cell.value.replace("_x005F_", "_").replace("_xFFFE_", "\ufffe") for cell in cells]
    if form in ("csv", "zip"):
        rows = list(csv.reader(io.StringIO(_actors_csv(form, path))))[1:]
        assert not [row[1] for row in rows if row[1][0] in "=+-@＝＋－＠\t\r"]
        guarded = [name[1:] if name[0] == "'" and len(name) > 1 else name for _, name, *_ in rows]
        return guarded
    if form == "json":
        return [one["name"] for one in json.loads(path.read_text("utf-8"))["actors"]]
    if form == "kumu":
        return [one["label"] for one in json.loads(path.read_text("utf-8"))["elements"]]
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path, version="1.3")
    return [label for _, label in sorted(graph.nodes(data="label"))]


def _actors_csv(form: str, path: Path) -> str:
    if form == "csv":
        return (path / "actors.csv").read_text("utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        return archive.read("actors.csv").decode("utf-8-sig")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_letter_that_xml_has_no_place_for_never_breaks_the_file(
    form: str, tmp_path: Path
) -> None:
    held = known_of([actor("a\x01", name="x\x00\x0b\ud800\uffffy"), actor("b", name="\U0010ffff")])
    path, _ = out(held, form, tmp_path)
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path, version="1.3")
    assert dict(graph.nodes(data="label")) == {
        "a\ufffd": "x\ufffd\ufffd\ufffd\ufffdy",
        "b": "\U0010ffff",
    }


def test_file_names_in_a_folder_are_never_made_of_data(tmp_path: Path) -> None:
    held = known_of([actor("../../x", name="..\\..\\con"), actor("b")])
    path, _ = out(held, "csv", tmp_path)
    assert {p.name for p in path.iterdir()} == {"actors.csv", "readme.txt"}
    zipped, _ = out(held, "zip", tmp_path)
    assert set(zipfile.ZipFile(zipped).namelist()) == {"actors.csv", "readme.txt"}


def test_a_csv_begins_with_its_mark_and_a_zip_is_the_same_each_time(tmp_path: Path) -> None:
    path, _ = out(seed(), "csv", tmp_path)
    assert (path / "ties.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    first, _ = out(seed(), "zip", tmp_path)
    before = first.read_bytes()
    again, _ = out(seed(), "zip", tmp_path)
    assert again.read_bytes() == before


def expected_edges(known: Records) -> dict[str, dict[str, Any]]:
    """What a graph file says of each tie, worked out here."""
    last = {"year": 4, "month": 7, "day": 10}
    found = {}
    for uid, t in known.of(Tie).items():
        until = date_before(t.until) if t.until else None
        values = {
            "tie_type": t.type,
            "level": {"COOPERATE": 1, "COORDINATE": 2, "COLLABORATE": 3}[t.type],
            "stated": t.stated,
            "mutual": t.mutual,
            "since": str(t.since)[: last[t.since_precision or "day"]] if t.since else None,
            "until": str(until)[: last[t.until_precision or "day"]] if until else None,
            "frequency": t.frequency,
            "trust": t.trust,
            "certainty": t.certainty,
            "about": t.about,
            "about_name": known.of(Issue)[t.about].name if t.about else None,
            "through": t.through,
            "through_name": known.of(Actor)[t.through].name if t.through else None,
            "sources": "; ".join(t.sources) or None,
        }
        found[uid] = {k: v for k, v in values.items() if v is not None}
    return found


def date_before(day_after: Any) -> Any:
    return type(day_after).fromordinal(day_after.toordinal() - 1)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_every_tie_with_every_attribute(form: str, tmp_path: Path) -> None:
    path, _ = out(seed(), form, tmp_path)
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path, version="1.3")
    assert isinstance(graph, nx.MultiDiGraph)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (101, 430)
    own = {"label", "id", "start", "end"}
    edges = {
        data.get("id", key): {k: v for k, v in data.items() if k not in own}
        for *_, key, data in graph.edges(keys=True, data=True)
    }
    assert edges == expected_edges(seed())
    for start, end, key, data in graph.edges(keys=True, data=True):
        known = seed().of(Tie)[data.get("id", key)]
        assert (start, end) == (known.start, known.end)
    for uid, data in graph.nodes(data=True):
        known = seed().of(Actor)[uid]
        assert (data["label"], data["kind"], data.get("sector")) == (
            known.name,
            known.kind,
            known.sector,
        )
    (base,) = (b for b in seed().of(Base).values() if b.actor == "agri")
    assert graph.nodes["agri"]["area"] == base.area
    assert graph.nodes["agri"]["area_name"] == seed().of(Area)[base.area].name
    assert graph.nodes["agri"]["issues"] == "organic; rice"


def test_rustworkx_reads_the_same_graphml(tmp_path: Path) -> None:
    path, _ = out(seed(), "graphml", tmp_path)
    (graph,) = rustworkx.read_graphml(str(path))
    assert (graph.num_nodes(), graph.num_edges()) == (101, 430)
    edges = {}
    for data in graph.edges():
        kept = {k: v for k, v in data.items() if v is not None and k not in ("id", "label")}
        edges[data["id"]] = kept
    assert edges == expected_edges(seed())


def test_parallel_ties_stay_parallel_with_ids_of_their_own(tmp_path: Path) -> None:
    held = known_of(
        [
            actor("a"),
            actor("b"),
            tie("a", "b"),
            tie("a", "b", "COOPERATE"),
            tie("a", "b", uid="second"),
        ]
    )
    for form in ("graphml", "gexf"):
        path, _ = out(held, form, tmp_path)
        root = ElementTree.parse(path).getroot()
        edges = [e for e in root.iter() if e.tag.endswith("}edge")]
        assert [e.get("id") for e in edges] == sorted(held.of(Tie))
    path, _ = out(held, "kumu", tmp_path)
    assert len({c["id"] for c in json.loads(path.read_text())["connections"]}) == 3


def test_gexf_has_a_timeline_of_whole_days(tmp_path: Path) -> None:
    held = known_of(
        [
            actor("a", since=day("2015-01-01"), since_precision="year"),
            actor("b"),
            tie(
                "a",
                "b",
                since=day("2020-02-01"),
                since_precision="month",
                until=day("2021-01-01"),
                until_precision="year",
            ),
        ]
    )
    path, _ = out(held, "gexf", tmp_path)
    root = ElementTree.parse(path).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.attrib == {
        "mode": "dynamic",
        "defaultedgetype": "directed",
        "timeformat": "date",
    }
    (edge,) = root.iter(f"{GEXF}edge")
    assert (edge.get("start"), edge.get("end")) == ("2020-02-01", "2020-12-31")
    assert (edge.get("type"), edge.get("kind")) == (None, "COLLABORATE")
    first, second = root.iter(f"{GEXF}node")
    assert (first.get("start"), first.get("end")) == ("2015-01-01", None)
    assert (second.get("start"), second.get("end")) == (None, None)


def test_kumu_has_elements_connections_tags_and_directions(tmp_path: Path) -> None:
    path, _ = out(seed(), "kumu", tmp_path)
    said = json.loads(path.read_text("utf-8"))
    assert (len(said["elements"]), len(said["connections"])) == (101, 430)
    one = next(e for e in said["elements"] if e["id"] == "agri")
    assert one["type"] == "organisation"
    assert one["tags"] == ["เกษตรอินทรีย์", "ข้าวพื้นเมืองและตาลโตนด"]
    mutual = {c["id"] for c in said["connections"] if c["direction"] == "mutual"}
    assert mutual == {uid for uid, t in seed().of(Tie).items() if t.mutual}
    ended = next(c for c in said["connections"] if c["id"] == "tie-001")
    assert (ended["since"], ended["until"]) == ("2020", "2022-02")
    assert (ended["start date"], ended["end date"]) == ("2020-01-01", "2022-02-28")


@pytest.mark.parametrize("form", GRAPHS)
def test_a_graph_file_holds_no_contact_and_notes_only_where_asked(
    form: str, tmp_path: Path
) -> None:
    held = known_of(
        [
            actor("a", note="โน้ตลับ"),
            actor("b"),
            tie("a", "b", note="โน้ตของเส้น"),
            Contact(
                uid="c", actor="a", name="ป้อม", phone="080-111-2222", email="x@y.th", line="zz9"
            ),
        ]
    )
    path, _ = out(held, form, tmp_path)
    text = path.read_text("utf-8")
    for secret in ("ป้อม", "080-111-2222", "x@y.th", "โน้ต"):
        assert secret not in text
    path, _ = out(held, form, tmp_path, notes=True)
    text = path.read_text("utf-8")
    assert "โน้ตลับ" in text
    assert "โน้ตของเส้น" in text
    assert "080-111-2222" not in text
    with pytest.raises(Misuse):
        writer(form, contacts=True, notes=False)


def test_contacts_are_in_tables_only_where_asked(tmp_path: Path) -> None:
    held = known_of([actor("a"), Contact(uid="c", actor="a", name="ป้อม", phone="080-111-2222")])
    for form in ("xlsx", "csv"):
        path, told = out(held, form, tmp_path, contacts=False)
        assert "080-111-2222" not in everything(form, path)
        assert not told.personal
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        path, told = out(held, form, tmp_path)
        assert "080-111-2222" in everything(form, path)
        assert told.personal


def test_json_says_what_it_is_and_that_contacts_are_in_it(tmp_path: Path) -> None:
    path, told = out(seed(), "json", tmp_path)
    said = json.loads(path.read_text("utf-8"))
    assert told.personal
    assert said["saan"]["personal_data"] is True
    assert said["saan"]["fingerprint"] == fingerprint(seed())
    assert (said["saan"]["format"], said["saan"]["whole"]) == (1, True)
    assert list(said) == ["saan", *KINDS]
    uids = [one["uid"] for one in said["ties"]]
    assert uids == sorted(uids)
    assert {"until": "2022-03-01", "until_precision": "month"}.items() <= said["ties"][0].items()


def test_an_empty_database_gives_every_form(tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "zip", *GRAPHS, "json"):
        path, told = out(Records(), form, tmp_path)
        assert path.exists()
        assert told.counts == {}
    assert nx.read_graphml(tmp_path / "net.graphml").number_of_nodes() == 0


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("x.XLSX", "xlsx"),
        ("x.kumu.json", "kumu"),
        ("x.json", "json"),
        ("x.zip", "zip"),
        ("folder", "csv"),
        ("x.gexf", "gexf"),
    ],
)
def test_the_ending_says_the_form(name: str, form: str) -> None:
    assert form_of(Path(name)) == form


def test_an_unknown_ending_is_misuse() -> None:
    with pytest.raises(Misuse) as refused:
        form_of(Path("x.docx"))
    assert ".graphml" in refused.value.text("en")


@pytest.mark.parametrize(
    "texts",
    [("a;b", "c"), ("；", ";"), ("a\\b", "\\\\x"), ("ก; ข", "ค"), ("C:\\a\\", "b\\"), ("x",), ()],
)
def test_a_list_in_one_cell_comes_apart_again(texts: tuple[str, ...]) -> None:
    assert split_list(join_list(texts)) == texts


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    path, _ = out(seed(), "xlsx", tmp_path)
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office"]
    command += ["--convert-to", "ods", "--outdir", str(tmp_path / "ods"), str(path)]
    subprocess.run(command, check=True, timeout=120)
    again = back(tmp_path / "ods" / "net.ods")
    assert different(seed(), again) == {}
