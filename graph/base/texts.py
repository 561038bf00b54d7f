"""Text as it is kept: NFC, trimmed, without characters nobody sees; and the guard on formulas."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

_SPACES = re.compile(r"[^\S\n]+")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")
_BETWEEN = re.compile(r"(?<!\\)[;；]")
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_MARKUP = re.compile(r"<[/!a-z]|\]\(|\$\\|javascript:", re.IGNORECASE)


OLD_FONTS = str.maketrans(
    {
        0xF700: "ฐ",
        **dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True)),
        **dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True)),
        0xF70F: "ญ",
        **dict(zip(range(0xF710, 0xF713), "ัํ็", strict=True)),
        **dict(zip(range(0xF713, 0xF718), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF718, 0xF71B), "ฺุู", strict=True)),
    }
)
"""Thai glyphs that fonts of Windows 95 keep at places of their own, and PDFs copy out: the letters
they show, moved or without their foot. Source: the tables of Pango's Thai shaper."""

_JOINED = r"[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefe]"
_PICTURE = r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_JOINER = re.compile(
    f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})|(?<={_PICTURE})\u200d(?={_PICTURE})"
)
"""Joiners that are part of how a word or a picture is written: Arabic, Persian, Indic, emoji."""


_UPPER = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"  # vowels above and below, and their like
_TONES = "\u0e48-\u0e4c"  # tone marks and the mark of silence
_TYPED = (
    (re.compile(f"([{_TONES}]+)([{_UPPER}]+)"), r"\2\1"),  # a tone mark typed before its vowel
    (re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32"), "\\1\u0e33"),  # ํ and า for ำ
    (re.compile("([\u0e32\u0e33])([\u0e48-\u0e4b]+)"), "\\2\\1"),  # typed after า or ำ
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # เ twice for แ
)
_MISTYPED = re.compile("|".join(pattern.pattern for pattern, _ in _TYPED))
_GLYPH = re.compile("[\uf700-\uf71a]")


_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
_ABOVE = dict.fromkeys(map(ord, "็่้๊๋์"))


def alphabetical(text: str) -> tuple[str, str]:
    """The key that texts are sorted by, as dictionaries do: a vowel that is written before its
    consonant counts after it, and marks above only where all else is equal. Source: the order of
    the Royal Institute's dictionary, as ISO/IEC 14651 has it for Thai."""
    spoken = _LEADING.sub(r"\2\1", text.casefold())
    return spoken.translate(_ABOVE), spoken


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """`text` on one line: NFC, trimmed, inner spaces single, no zero-width or control characters.

    Fullwidth and other compatibility letters stay: only canonical forms are joined (NFC). Glyphs of
    old Thai fonts become their letters, which stand in their order; joiners stay where a script or
    an emoji needs them.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_visible(_standard(text)).split())


def _standard(text: str) -> str:
    if _GLYPH.search(text):
        text = text.translate(OLD_FONTS)
    return in_order(unicodedata.normalize("NFC", text))


def in_order(text: str) -> str:
    """Thai as it is to be typed: vowels before their tone marks, ำ and แ as one letter each."""
    if _MISTYPED.search(text):
        for pattern, right in _TYPED:
            text = pattern.sub(right, text)
    return text


def clean_lines(text: str) -> str:
    """As `clean`, but line breaks stay: for notes, decisions and visions."""
    whole = _standard(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", _visible(line)).strip() for line in whole.split("\n"))
    return "\n".join(lines).strip()


def cleaned(before: str) -> tuple[str, ...]:
    """What cleaning does to a text: "old_font" letters made standard, "private" ones taken out that
    only one font knows, "unseen" characters taken out, or else "trimmed"."""
    if before.isascii() and before.isprintable():
        return ("trimmed",)
    found = []
    standard = before.translate(OLD_FONTS)
    if standard != before:
        found.append("old_font")
    if any(unicodedata.category(c) == "Co" for c in standard):
        found.append("private")
    bare = _JOINER.sub("", standard)
    hidden = any(unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\r\t" for c in bare)
    if hidden or in_order(unicodedata.normalize("NFC", standard)) != standard:
        found.append("unseen")
    return tuple(found) or ("trimmed",)


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """The form in which words are compared: clean, without case, "หลวม ๆ" as "หลวมๆ"."""
    return re.sub(r"\s+ๆ", "ๆ", clean(text).casefold())


def guard(text: str) -> str:
    """`text` for a CSV cell: `'` before what a spreadsheet would compute; `unguard` undoes it."""
    return f"'{text}" if _FORMULA.match(text) or _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """`text` of a CSV cell without the one `'` that `guard` put before it."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def split_list(text: str) -> tuple[str, ...]:
    """The texts that `;` separates, in order, none twice; `\\;` is a semicolon of a text."""
    parts = (re.sub(r"\\([;；])", r"\1", part).strip() for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def join_list(texts: Iterable[str]) -> str:
    """One cell that `split_list` takes apart again; a `\\` at a text's end is kept off the `;`."""
    escaped = (re.sub(r"([;；])", r"\\\1", text) for text in texts)
    return "; ".join(f"{each} " if each.endswith("\\") else each for each in escaped).rstrip(" ")


def looks_active(text: str) -> str | None:
    """ "formula" or "markup" where a spreadsheet or browser might take the text for one."""
    if _FORMULA.match(text):
        return "formula"
    return "markup" if _MARKUP.search(text) else None


def _visible(text: str) -> str:
    if text.isprintable():  # nothing of those has a printed form
        return text
    stay = {found.start() for found in _JOINER.finditer(text)}
    return "".join(
        " " if c in "\t\n\r" else c
        for place, c in enumerate(text)
        if c in "\t\n\r" or place in stay or unicodedata.category(c) not in _UNSEEN
    )


def number(value: float) -> str:
    """The number as plain digits, as exact as it is kept."""
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
