"""Who hangs on one actor alone, since when, and who could stand in."""

from dataclasses import dataclass
from datetime import date

from graph.brokers.substitutes import Backup


@dataclass(frozen=True)
class Dependants:
    """uids: all who can be reached through this actor only, ascending. since: from when anyone
    hangs on it so, None not known. backup: who could take over most."""

    uids: tuple[str, ...]
    since: date | None
    backup: Backup
