"""What a workbook's number cell shows: ids and phones keep the zeros their format gives them."""

import re
from functools import lru_cache

_PADDED = re.compile(r"[0\-() +.]*0{2,}[0\-() +]*$")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def number_shown(value: float, number_format: str) -> str:
    """The number as text: 7 in the format 000 is "007", 3.0 is "3", 2.5 is "2.5"."""
    whole = isinstance(value, int) or value.is_integer()
    pattern = _padding(number_format) if whole and value >= 0 else None
    if pattern is not None:
        return _padded(str(int(value)), pattern)
    if whole and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


@lru_cache(maxsize=256)
def _padding(number_format: str) -> str | None:
    """The format where it only places digits among zeros ("000-000-0000"), else None."""
    plain = _LITERAL.sub(lambda m: m[1] or m[2] or "", number_format.split(";")[0])
    return plain if _PADDED.match(plain) and "." not in plain else None


def _padded(digits: str, pattern: str) -> str:
    """Digits put from the right into the pattern's zeros."""
    left = list(digits)
    out: list[str] = []
    for sign in reversed(pattern):
        out.append((left.pop() if left else "0") if sign == "0" else sign)
    return "".join(left) + "".join(reversed(out))
