"""Everything that a form can point at: uid → name, whatever the day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.base.texts import alphabetical
from graph.network import Columns
from graph.store import Store

PAGE = 50_000


@dataclass(frozen=True)
class Names:
    """uid → name of each kind, by name; two that bear one name have their uids beside.

    areas carry the name of what they lie within: "หาดใหญ่ · สงขลา".
    """

    actors: Mapping[str, str]
    issues: Mapping[str, str]
    areas: Mapping[str, str]
    networks: Mapping[str, str]

    def name(self, uid: str | None) -> str:
        """The name of whatever bears this uid; a uid that nothing bears stands for itself."""
        for names in (self.actors, self.issues, self.networks, self.areas):
            if uid is not None and uid in names:
                return names[uid]
        return uid or ""


def named(store: Store, columns: Columns) -> Names:
    """The names on record now."""
    return Names(
        actors=_distinct(zip(columns.actors.uids, columns.actors.names, strict=True)),
        issues=_distinct(zip(columns.issues.uids, columns.issues.names, strict=True)),
        areas=_areas(store.rows("issues/records_areas", after="", limit=PAGE)),
        networks=_distinct(zip(columns.networks.uids, columns.networks.names, strict=True)),
    )


def _distinct(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    found = [(str(uid), str(name)) for uid, name in pairs]
    often = Counter(name for _, name in found)
    labels = {uid: name if often[name] == 1 else f"{name} ({uid})" for uid, name in found}
    return dict(sorted(labels.items(), key=lambda pair: (alphabetical(pair[1]), pair[0])))


def _areas(rows: list[dict[str, Any]]) -> dict[str, str]:
    names = {row["uid"]: row["kept"]["name"] for row in rows}
    labels = ((row["uid"], _within(row, names)) for row in rows)
    return _distinct(labels)


def _within(row: dict[str, Any], names: dict[str, str]) -> str:
    whole = names.get(row["within"])
    return f"{row['kept']['name']} · {whole}" if whole else row["kept"]["name"]
