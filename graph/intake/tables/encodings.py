"""The text of a file's bytes, and a plain name for files that hold none."""

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problems
from graph.intake.tables.mojibake import MENDED, mend, offer, spoiled

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF", Bilingual("เอกสาร PDF", "a PDF document")),
    (b"MZ", Bilingual("โปรแกรมของ Windows", "a Windows program")),
    (b"\x7fELF", Bilingual("โปรแกรมคอมพิวเตอร์", "a program")),
    (b"PK\x03\x04", Bilingual("ไฟล์ Excel หรือไฟล์ zip", "an Excel workbook or a zip file")),
    (b"\xd0\xcf\x11\xe0", Bilingual("ไฟล์ Excel หรือ Word รุ่นเก่า", "an old Excel or Word file")),
    (b"\x89PNG", Bilingual("รูปภาพ", "a picture")),
    (b"\xff\xd8\xff", Bilingual("รูปภาพ", "a picture")),
    (b"GIF8", Bilingual("รูปภาพ", "a picture")),
    (b"\x1f\x8b", Bilingual("ไฟล์บีบอัด", "a compressed file")),
    (b"Rar!", Bilingual("ไฟล์บีบอัด", "a compressed file")),
    (b"7z\xbc\xaf", Bilingual("ไฟล์บีบอัด", "a compressed file")),
    (b"{\\rtf", Bilingual("เอกสาร Word (RTF)", "a Word document (RTF)")),
    (b"<!doctype", Bilingual("หน้าเว็บ", "a web page")),
    (b"<html", Bilingual("หน้าเว็บ", "a web page")),
    (b"<?xml", Bilingual("ไฟล์ XML", "an XML file")),
)
PREVIEW = 60
FEW_NULS = 20  # in what is text otherwise
_CONTROLS = set(range(1, 32)) - set(b"\t\n\r")


def what_it_is(data: bytes) -> Bilingual | None:
    """A plain name for the kind of file, where its first bytes give it away."""
    head = data[:64].lstrip()
    for magic, name in _MAGIC:
        if head.startswith(magic) or (magic[:1] == b"<" and head.lower().startswith(magic)):
            return name
    return None


def encoding_of(data: bytes) -> str:
    """The encoding that `decode` takes: utf-8-sig, utf-16, utf-8 or cp874."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp874"
    return "utf-8"


def decode(
    data: bytes,
    place: Place,
    problems: Problems,
    wanted: str | None = None,
    mended: bool = False,
) -> str:
    """The text: UTF-8, UTF-16 with its mark, else Windows-874, which is told with a preview.

    wanted: the encoding the user chose, taken instead. mended, or wanted `MENDED`: letters once
    read in a wrong encoding are made Thai again, which is told; else they are refused.
    DataError where the bytes are no text, or text that can't be told apart from another.
    """
    text = _decoded(data, place, problems, None if wanted == MENDED else wanted)
    if not spoiled(text):
        return text
    if not mended and wanted != MENDED:
        number, line = next((n, ln) for n, ln in enumerate(text.splitlines(), 1) if spoiled(ln))
        raise offer(line, number)
    problems.tell("warning", "intake.file.mended", place, preview=_preview(mend(text)))
    return mend(text)


def _decoded(data: bytes, place: Place, problems: Problems, wanted: str | None) -> str:
    if wanted:
        return _marked(data, wanted)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if name := what_it_is(data):
        raise DataError("intake.file.not_text", what=name)
    if b"\0" in data:
        _reject_nul(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _reject_damaged(data, error.start)
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError as error:
        raise DataError("intake.file.encoding") from error
    problems.tell("warning", "intake.file.windows_874", place, preview=_preview(text))
    return text


def _marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(
            "intake.file.damaged_text", line=data.count(b"\n", 0, error.start) + 1
        ) from error
    if "\0" in text:
        raise DataError("intake.file.binary")
    return text


def _reject_nul(data: bytes) -> None:
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) / 8 and min(even, odd) < max(even, odd) / 4:
        raise DataError("intake.file.utf16_unmarked")
    if data.count(0) <= FEW_NULS and not set(data) & _CONTROLS:
        raise DataError("intake.file.nul", line=data.count(b"\n", 0, data.index(0)) + 1)
    raise DataError("intake.file.binary")


def _reject_damaged(data: bytes, start: int) -> None:
    """UTF-8 with a few broken letters is damaged, not Windows-874."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(1 for c in text if c > "\x7f") - broken
    if whole > 10 * broken:
        raise DataError("intake.file.damaged_text", line=data.count(b"\n", 0, start) + 1)


def _preview(text: str) -> str:
    """The first line that shows what the encoding made of the letters."""
    for line in text.splitlines():
        if not line.isascii():
            return line.strip()[:PREVIEW]
    return ""
