"""Which area a text names: a code, a name, or an address such as "ต.คลองแห อ.หาดใหญ่ จ.สงขลา"."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from graph.base.errors import DataError, NotFound
from graph.base.problems import Bilingual
from graph.base.texts import fold
from graph.kinds import AREA_LEVELS, Area

_MARKERS = {
    "ตำบล": "subdistrict",
    "ต.": "subdistrict",
    "แขวง": "subdistrict",
    "กิ่งอำเภอ": "district",
    "อำเภอ": "district",
    "อ.": "district",
    "เขต": "district",
    "จังหวัด": "province",
    "จ.": "province",
}
_MARKER = re.compile("(" + "|".join(re.escape(m) for m in _MARKERS) + r")\s*")
_JOINED = re.compile(r"(?<=[^\s,])(?=(?:ต|อ|จ)\.)")
_BANGKOK = {"กทม", "กทม.", "กรุงเทพ", "กรุงเทพฯ"}
CAPITAL = "กรุงเทพมหานคร"
CAPITAL_DISTRICT = "เมือง"
OFFERED = 5


def resolve_source(name: str) -> Path:
    """The file behind a name such as "areas:th"; NotFound for others."""
    if name != "areas:th":
        raise NotFound("intake.source.unknown", name=name, known="areas:th")
    return Path(__file__).with_name("thai_areas.csv")


@cache
def official() -> dict[tuple[str, str], tuple[float, float]]:
    """(code, name) → (latitude, longitude) of the areas whose middle Thailand's register knows."""
    with resolve_source("areas:th").open(encoding="utf-8", newline="") as file:
        return {
            (row["code"], row["name"]): (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
            if row["latitude"]
        }


class AreaIndex:
    """Finds areas by code and by name; built once over all areas."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        self._areas = areas
        self._named: dict[str, list[str]] = defaultdict(list)
        for uid, area in areas.items():
            for name in self._names_of(area):
                self._named[name].append(uid)

    def __len__(self) -> int:
        return len(self._areas)

    def find(self, text: str) -> tuple[str | None, bool]:
        """(uid, False); (uid, True) where lower areas bear the name too; (None, False): unknown.

        DataError where several of the highest level bear the name, with their codes.
        """
        if text in self._areas:
            return text, False
        bare = fold(text)
        if bare in _BANGKOK:
            bare = CAPITAL
        if bare in self._named:
            return self._highest(text, self._named[bare])
        parts = _parts(bare)
        if not parts:
            return None, False
        found = self._within(parts)
        if not found:
            return None, False
        if parts[0][0] is None:
            return self._highest(text, found)
        if len(found) > 1:
            raise self._several(text, found)
        return found[0], False

    def path(self, uid: str) -> str:
        """The area and what it lies in, regions left out: "คลองแห, หาดใหญ่, สงขลา"."""
        return ", ".join(a.name for a in self._upwards(uid) if a.level != "region")

    def _names_of(self, area: Area) -> set[str]:
        names = {fold(area.name)}
        if area.name_en:
            names.add(fold(area.name_en))
        for marker in ("เขต", "แขวง"):
            names |= {name.removeprefix(marker) for name in names if name != marker}
        return names

    def _highest(self, text: str, uids: list[str]) -> tuple[str, bool]:
        rank = min(AREA_LEVELS.index(self._areas[uid].level) for uid in uids)
        top = [uid for uid in uids if AREA_LEVELS.index(self._areas[uid].level) == rank]
        if len(top) > 1:
            raise self._several(text, top)
        return top[0], len(uids) > 1

    def _within(self, parts: list[tuple[str | None, str]]) -> list[str]:
        """The areas that the smallest part names and that lie in all the other parts."""
        smallest = parts[0] if parts[0][0] is None else max(parts, key=_rank)
        (level, name), above = smallest, [part for part in parts if part != smallest]
        if name == CAPITAL_DISTRICT and level in (None, "district"):
            provinces = [n for at, n in above if at in (None, "province")]
            names = [CAPITAL_DISTRICT + p for p in provinces] or self._capitals()
        else:
            names = [name]
        found = [uid for n in names for uid in self._named.get(n, [])]
        if level:
            found = [uid for uid in found if self._areas[uid].level == level]
        return [uid for uid in found if all(self._lies_in(uid, part, above) for part in above)]

    def _capitals(self) -> list[str]:
        return [n for n in self._named if n.startswith(CAPITAL_DISTRICT) and n != CAPITAL_DISTRICT]

    def _lies_in(
        self, uid: str, part: tuple[str | None, str], parts: list[tuple[str | None, str]]
    ) -> bool:
        level, name = part
        names = {name}
        if name == CAPITAL_DISTRICT:
            names |= {CAPITAL_DISTRICT + n for _, n in parts if n != name}
        above = list(self._upwards(uid))[1:]
        return any(names & self._names_of(a) and level in (None, a.level) for a in above)

    def _upwards(self, uid: str) -> Iterator[Area]:
        seen: set[str] = set()
        area = self._areas.get(uid)
        while area and area.uid not in seen:
            seen.add(area.uid)
            yield area
            area = self._areas.get(area.within or "")

    def _several(self, text: str, uids: list[str]) -> DataError:
        offered = "; ".join(f"{self.path(uid)} = {uid}" for uid in sorted(uids)[:OFFERED])
        rest = len(uids) - OFFERED
        more = Bilingual(f" และอีก {rest}", f" and {rest} more") if rest > 0 else Bilingual("", "")
        return DataError(
            "intake.area.several", text=text, count=len(uids), offered=offered, more=more
        )


def _parts(text: str) -> list[tuple[str | None, str]]:
    """(level or None, name) of each part of an address, in the order written."""
    spaced = _MARKER.sub(r"\1", _JOINED.sub(" ", text))
    words = spaced.split(",") if text.isascii() else re.split(r"[,\s]+", spaced)
    parts: list[tuple[str | None, str]] = []
    for word in (w.strip() for w in words):
        marker = next((m for m in _MARKERS if word.startswith(m) and word != m), None)
        if marker:
            parts.append((_MARKERS[marker], word.removeprefix(marker)))
        elif word in _BANGKOK:
            parts.append(("province", CAPITAL))
        elif word:
            parts.append((None, word))
    return parts


def _rank(part: tuple[str | None, str]) -> int:
    return AREA_LEVELS.index(part[0]) if part[0] else -1
