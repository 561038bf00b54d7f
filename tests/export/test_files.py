"""What an export leaves on the disk: who may read it, and that it comes in again."""

import os
import zipfile
from pathlib import Path

import pytest

from graph.export.atomic import write_path
from graph.export.selection import Selection
from graph.intake import plan, read
from graph.kinds import Actor, Contact, Records

KNOWN = Records(
    actors={"a": Actor(uid="a", name="ก้อง", kind="person")},
    contacts={"c": Contact(uid="c", actor="a", name="ก้อง", phone="081-234-5678")},
)
USUAL = 0o027


@pytest.fixture(autouse=True)
def umask() -> object:
    had = os.umask(USUAL)
    yield
    os.umask(had)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize(
    ("name", "form", "contacts", "rights"),
    [
        ("x.xlsx", "xlsx", True, 0o600),
        ("x.xlsx", "xlsx", False, 0o640),
        ("x.zip", "zip", True, 0o600),
        ("x", "csv", True, 0o700),
        ("x", "csv", False, 0o750),
        ("x.json", "json", False, 0o600),
    ],
)
def test_an_export_with_contacts_is_its_owners_alone(
    name: str, form: str, contacts: bool, rights: int, tmp_path: Path
) -> None:
    path = tmp_path / name
    write_path(path, form, lambda: Selection(KNOWN), contacts=contacts)
    assert path.stat().st_mode & 0o777 == rights


def test_an_exported_zip_comes_in_again(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    write_path(path, "zip", lambda: Selection(KNOWN), contacts=True)
    done = plan(read([path]), Records())
    assert not done.refused
    assert {change.uid for change in done.changes} == {"a", "c"}
    assert plan(read([path]), KNOWN).changes == []


def test_a_damaged_zip_is_refused_and_names_lead_nowhere(tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK\x03\x04 no zip")
    (told,) = read([bad]).problems
    assert told.key == "intake.file.damaged_zip"
    sly = tmp_path / "sly.zip"
    with zipfile.ZipFile(sly, "w") as archive:
        archive.writestr("../../actors.csv", "id,name,kind\na,ก,คน\n")
        archive.writestr("__MACOSX/._actors.csv", b"\0\1\2")
    done = plan(read([sly]), Records())
    assert [change.uid for change in done.changes] == ["a"]
    assert sorted(tmp_path.parent.glob("*.csv")) == sorted(tmp_path.glob("*.csv")) == []
