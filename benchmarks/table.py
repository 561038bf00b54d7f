"""The one table that is printed: what was measured, the goal, what was reached."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One goal. most: the figure may be at most `goal`, else it must be at least that."""

    what: str
    goal: float
    reached: float
    note: str = ""
    most: bool = True
    unit: str = "×"

    @property
    def good(self) -> bool:
        """Whether the goal is reached."""
        return self.reached <= self.goal if self.most else self.reached >= self.goal


def show(rows: list[Row], size: str) -> None:
    """Print the table, and how many goals were missed."""
    table = Table(title=f"Saan, {size}: ratios of two things measured in this run")
    for heading in ("what", "goal", "measured", "", "how"):
        right = heading in ("goal", "measured")
        table.add_column(heading, justify="right" if right else "left", no_wrap=right)
    for row in rows:
        sign = "≤" if row.most else "≥"
        verdict = "[green]reached[/]" if row.good else "[red]missed[/]"
        goal, reached = f"{sign} {row.goal:g} {row.unit}", f"{row.reached:.3g} {row.unit}"
        table.add_row(row.what, goal, reached, verdict, row.note)
    Console(width=150).print(table)


def middle(seconds: list[float], share: float = 0.5) -> float:
    """The value that `share` of them don't exceed."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)]
