"""Telephone numbers and addresses of e-mail as cells have them."""

import re

PHONE = re.compile(r"(?:\+\d|(?<![\d๐-๙])[0๐])[\d๐-๙xX\-– .()]{6,}[\d๐-๙xX]")
"""A number within a text; its last digits may be hidden."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DIGITS = 8  # of a number, at least


def is_phone(text: str) -> bool:
    """Whether a text is telephone numbers, and nothing else."""
    found = PHONE.findall(text)
    whole = not PHONE.sub("", text).strip(" ,;/")
    return whole and bool(found) and all(sum(map(str.isalnum, one)) >= _DIGITS for one in found)


def is_email(text: str) -> bool:
    """Whether a text is an address of e-mail."""
    return _EMAIL.fullmatch(text) is not None
