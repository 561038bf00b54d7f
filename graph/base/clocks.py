"""Times of day that stand after a date: they are put aside, unless they say another day."""

import re

_NOON = r"(?:\s?(?:น\.?|นาฬิกา|[ap]\.?m\.?|ก่อนเที่ยง|หลังเที่ยง))?"
_ZONE = r"(?:\s?(?:(Z)|(?:GMT|UTC)?([+-]\d{1,2}):?(\d{2})?))?"
_TIME = re.compile(
    rf"(?:T|,?\s+)(\d{{1,2}}):(\d{{2}})(?::\d{{2}}(?:[.,]\d+)?)?{_NOON}{_ZONE}$", re.IGNORECASE
)
_OCLOCK = r"\d{1,2}[.:]\d{2}(?:\s?(?:น\.?|นาฬิกา))?"
_THAI_TIME = re.compile(
    rf",?\s+(?:เวลา\s*)?(?:{_OCLOCK}\s*(?:-|–|ถึง)\s*)?\d{{1,2}}[.:]\d{{2}}\s?(?:น\.?|นาฬิกา)$"
)
THAILAND = 7 * 60  # minutes before Greenwich


def without_clock(text: str) -> str:
    """The text without the time of day, or the times, at its end."""
    return _TIME.sub("", _THAI_TIME.sub("", text))


def another_day(text: str) -> bool:
    """Whether a time with its zone is of another day in Thailand."""
    clock = _TIME.search(text)
    if clock is None:
        return False
    hours, minutes, greenwich, ahead, more = clock.groups()
    if not greenwich and not ahead:
        return False
    zone = int(ahead or 0) * 60
    zone += int(more or 0) * (-1 if (ahead or "").startswith("-") else 1)
    return not 0 <= int(hours) * 60 + int(minutes) - zone + THAILAND < 24 * 60
