"""Text that comes from data stays text, wherever Streamlit would read it as Markdown."""

import re
import string

JOINER = "\u2060"
"""A character without width that keeps `:red[`, `:smile:`, `http:` and `a@b.c` from being read."""

_MARKS = re.compile("[" + re.escape(string.punctuation) + "]")
_STARTERS = re.compile(r"(?i)(:|@|www)")


def plain(text: object) -> str:
    """`text` for a place that reads Markdown: shown letter for letter, on one line.

    Every mark of punctuation is escaped, which switches off links, pictures, formulas, HTML and
    emphasis; what works on plain words too (directives, icons, bare addresses) is broken by
    a character without width. None gives "".
    """
    if text is None:
        return ""
    one_line = " ".join(str(text).split())
    return _MARKS.sub(r"\\\g<0>", _STARTERS.sub(rf"\1{JOINER}", one_line))


def short(text: str, longest: int = 48) -> str:
    """`text`, cut with "…" where it has more than `longest` characters, never within a vowel."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    while kept and _hangs_on(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _hangs_on(letter: str) -> bool:
    """Whether a Thai vowel or tone mark stands on the letter before it."""
    return letter == "\u0e31" or "\u0e33" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e"
