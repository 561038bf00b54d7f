"""Names as they are compared: without what spelling, typing and courtesy add to them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from graph.base.texts import in_order

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
ACCENTS = re.compile("[\u0300-\u036f]")
OPEN = re.compile(r"[\s()\[\]{}<>\"“”‘’'«»,;:/|\\·•–—_+&-]+")
"""What parts the words of a name."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_MARKS = "\u0e30-\u0e3a\u0e46-\u0e4e"  # vowels that follow, vowels above and below, tone marks
_REPAIRS = (
    (re.compile(f"([{_MARKS}])\\1+"), r"\1"),  # typed twice
    (re.compile(r"\s+\u0e46"), "\u0e46"),  # ๆ with a space before it
    (re.compile("\u0e2f(\u0e25\u0e2f)?"), " "),  # ฯ and ฯลฯ
)

TITLES = (
    *("ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์", "นายแพทย์", "แพทย์หญิง", "ทันตแพทย์"),
    *("นางสาว", "นาง", "นาย", "น.ส.", "นส.", "คุณ", "ดร.", "ผศ.", "รศ.", "ศ.", "อ."),
    *("อาจารย์", "ครู", "หมอ", "กำนัน", "ผู้ใหญ่บ้าน", "ผู้ใหญ่", "สารวัตรกำนัน", "นพ.", "พญ.", "ทพ."),
    *("ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง", "พี่", "ลุง", "ป้า", "น้า", "โต๊ะอิหม่าม", "อิหม่าม"),
    *("ดร ", "ผศ ", "รศ ", "บัง ", "ทพญ.", "ภก.", "ภญ.", "น.สพ.", "สพ.ญ.", "ม.ล.", "ม.ร.ว.", "ส.อ."),
    *("ร้อยตรี", "ร้อยโท", "ร้อยเอก", "พันตรี", "พันโท", "พันเอก", "จ่าสิบเอก", "ดาบตำรวจ"),
    *("พันตำรวจตรี", "พันตำรวจโท", "พันตำรวจเอก", "จ.ส.อ.", "พระครู", "ว่าที่ร้อยตรีหญิง"),
    *(
        "ว่าที่ร้อยตรี",
        "ว่าที่ ร.ต.",
        "พล.ต.อ.",
        "พล.ต.ท.",
        "พล.ต.ต.",
        "พล.ต.",
        "พ.ต.อ.",
        "พ.ต.ท.",
        "พ.ต.ต.",
    ),
    *(
        "พ.อ.",
        "พ.ท.",
        "พ.ต.",
        "ร.ต.อ.",
        "ร.ต.ท.",
        "ร.ต.ต.",
        "ร.อ.",
        "ร.ท.",
        "ร.ต.",
        "ด.ต.",
        "จ.ส.ต.",
    ),
    *("mr", "mrs", "ms", "miss", "dr", "prof", "assoc prof", "asst prof"),
)
"""Put aside before names of persons are compared; kept as they are everywhere else."""

LEVELS = ("จังหวัด", "อำเภอ", "ตำบล")
"""What a place begins with that follows a name."""

_POST = r"(?!ก(?:\s|$|เทศ|อบ|ทม|ทน|ทต|องค์|สมาคม|สโมสร|รัฐ|เมือง|เล็ก))"  # นายก is a post
_TITLE = re.compile(
    "(?:"
    + "|".join(
        (r"\b" + re.escape(t) + r"\b\.?\s*")
        if t.isascii()
        else re.escape(t) + (_POST if t == "นาย" else "") + r"\s*"
        for t in sorted(TITLES, key=len, reverse=True)
    )
    + r")(?=[ก-ฮเ-ไa-z].)"
)


@lru_cache(maxsize=1 << 16)
def spelled(name: str) -> str:
    """The name in one spelling: NFC, narrow, without case, accents and what nobody sees.

    Thai digits are Arabic ones; vowels and tone marks stand once, in their order; ำ, แ and ๆ
    are typed in one way; ฯ is left out.
    """
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", name)).casefold().translate(DIGITS)
    text = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    text = in_order(text)
    for pattern, right in _REPAIRS:
        text = pattern.sub(right, text)
    return " ".join(text.split())


def untitled(name: str) -> str:
    """A spelled name of a person without titles; a title alone stays."""
    while match := _TITLE.match(name):
        name = name[match.end() :]
    return name


def words(name: str) -> list[str]:
    """The words of a spelled name: what spaces and punctuation part; dots within are kept."""
    return [word for part in OPEN.split(name) if (word := part.strip("."))]


def with_places(said: Sequence[str]) -> list[str]:
    """The words of a name whose short forms are written out, "จังหวัด" and the name after it one."""
    found: list[str] = []
    for word in said:
        if len(found) > 1 and found[-1] in LEVELS:
            found[-1] += word
        else:
            found.append(word)
    return found


def without_places(said: Sequence[str]) -> list[str]:
    """The words of `with_places` but for the subdistrict, district and province that follow."""
    return [word for n, word in enumerate(said) if not n or not word.startswith(LEVELS)]


def bare(name: str) -> str:
    """A spelled name without spaces and punctuation: two that differ in these alone are equal."""
    return OPEN.sub("", name).replace(".", "")
