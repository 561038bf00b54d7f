"""Zip files, and workbooks, which are such: what is checked before anything in one is believed."""

import io
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import fold
from graph.kinds.vocabulary import guides

MAX_UNPACKED = 400 * 2**20  # bytes of all parts together
MAX_RATIO = 100  # of a part that unpacks to more than
ZIP = ".zip"
LONGEST = 60
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
SMALL = 4 * 2**20
MAX_PARTS = 2_000
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)
_DTD = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip, after its directory and its parts have been checked; DataError where they fail.

    The directory's sizes are checked first; then every part is unpacked in pieces, up to the size
    the directory claims, so that a directory that lies is found out without unpacking more.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise DataError("intake.file.damaged_workbook") from error
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED:
        raise DataError("intake.file.too_large_inside")
    if any(p.file_size > SMALL and p.file_size > MAX_RATIO * p.compress_size for p in parts):
        raise DataError("intake.file.too_large_inside")
    if any(p.flag_bits & 1 for p in parts):
        raise DataError("intake.file.locked_workbook")
    for part in parts:
        _check(archive, part)
    return archive


def safe_name(name: str) -> str:
    """The last part of `name`, fit to be a file's name anywhere; its ending is kept."""
    whole = PurePath(_UNFIT.sub("_", name.replace("\\", "/").rpartition("/")[2])).name
    ending = PurePath(whole).suffix[:12]
    return (PurePath(whole).stem[:LONGEST].strip(" .") or "file") + ending


@contextmanager
def unpacked(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths, with the files of a zip in its place, laid out in a folder that goes away.

    DataError where a zip is damaged, locked, or holds too much.
    """
    with tempfile.TemporaryDirectory(prefix="saan-") as folder:
        found: list[Path] = []
        for number, path in enumerate(paths):
            if path.suffix.lower() == ZIP and path.is_file():
                found += _laid_out(path, Path(folder) / str(number))
            else:
                found.append(path)
        yield found


def _laid_out(path: Path, folder: Path) -> list[Path]:
    try:
        archive = open_archive(path.read_bytes())
    except DataError as error:
        if error.key != "intake.file.damaged_workbook":
            raise
        raise DataError("intake.file.damaged_zip", name=path.name) from error
    found = []
    for number, part in enumerate(archive.infolist()):
        name = safe_name(part.filename)
        explains = fold(PurePath(name).stem) in guides()
        if part.is_dir() or explains or part.filename.startswith("__MACOSX/"):
            continue
        place = folder / str(number) / name
        place.parent.mkdir(parents=True)
        place.write_bytes(archive.read(part))
        found.append(place)
    return found


def tell_extras(archive: zipfile.ZipFile, place: Place, problems: Problems) -> None:
    """Tell of macros, links to other files, and parts whose names lead out of the workbook."""
    names = archive.namelist()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        problems.tell("warning", "intake.file.macros", place)
    if any("externallinks/" in name.lower() for name in names):
        problems.tell("warning", "intake.file.links", place)
    if any(".." in name.replace("\\", "/").split("/") or name.startswith("/") for name in names):
        problems.tell("warning", "intake.file.stray_part", place)


def _check(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    tail = b""
    try:
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                if is_xml and any(mark in tail + piece for mark in _DTD):
                    raise DataError("intake.file.dtd")
                tail = piece[-32:]
    except _DAMAGE as error:
        raise DataError("intake.file.damaged_workbook") from error
