"""Names of accounts: what may be one, and when two are the same."""

import re
import unicodedata

from graph.base.errors import DataError

LONGEST = 60
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._'@-]*")
_THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e0-9][\u0e01-\u0e3a\u0e40-\u0e4e0-9 ._-]*")


def tidy(text: str) -> str:
    """The name as it is kept. DataError where it may be none: letters of one script, Thai or
    Latin, so that no name looks like another's."""
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(name) > LONGEST or not (_LATIN.fullmatch(name) or _THAI.fullmatch(name)):
        raise DataError("accounts.name", most=LONGEST)
    return name


def key(text: str) -> str:
    """The same for names that differ in case, width or spaces only."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def same(one: str, other: str) -> bool:
    """Whether two are one name to the letter, but for the case of a to z: another who vouches for
    a name may take names for different that `key` takes for one."""
    return one == other or (one.isascii() and other.isascii() and one.lower() == other.lower())
