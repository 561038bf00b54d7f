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
_MARKUP = re.compile(r"<[/!a-z]|\]\(|\$\\|javascript:", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """`text` on one line: NFC, trimmed, inner spaces single, no zero-width or control characters.

    Fullwidth and other compatibility letters stay: only canonical forms are joined (NFC).
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_visible(unicodedata.normalize("NFC", text)).split())


def clean_lines(text: str) -> str:
    """As `clean`, but line breaks stay: for notes, decisions and visions."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", _visible(line)).strip() for line in whole.split("\n"))
    return "\n".join(lines).strip()


def changed_unseen(before: str) -> bool:
    """Whether cleaning does more than trim and join spaces: something unseen goes away."""
    if before.isascii() and before.isprintable():
        return False
    if unicodedata.normalize("NFC", before) != before:
        return True
    return any(unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\r\t" for c in before)


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
    """One cell that `split_list` takes apart again."""
    return "; ".join(re.sub(r"([;；])", r"\\\1", text) for text in texts)


def looks_active(text: str) -> str | None:
    """ "formula" or "markup" where a spreadsheet or browser might take the text for one."""
    if _FORMULA.match(text):
        return "formula"
    return "markup" if _MARKUP.search(text) else None


def _visible(text: str) -> str:
    return "".join(
        " " if c in "\t\n\r" else c
        for c in text
        if c in "\t\n\r" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )


def number(value: float) -> str:
    """The number as plain digits, as exact as it is kept."""
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
