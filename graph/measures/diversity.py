"""How evenly is something spread over groups: actors over sectors, meetings over hosts."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def shares(amounts: Iterable[float]) -> NDArray[np.float64]:
    """Amounts (0 or more) as shares of their sum; empty where they sum to 0."""
    values = np.fromiter(amounts, dtype=np.float64)
    return values / values.sum() if values.sum() > 0 else values[:0]


def blau(amounts: Iterable[float]) -> float | None:
    """1 − Σp², the chance that two picks fall into different groups: 0 one group, below 1.

    None where there is nothing. Two halves: .5. Source: Blau 1977.
    """
    p = shares(amounts)
    return float(1 - (p**2).sum()) if len(p) else None


def iqv(amounts: Iterable[float], groups: int) -> float | None:
    """Blau's index over its largest value: 0 one group, 1 evenly over all `groups`.

    None where there is nothing, or fewer than two groups. Source: Blau 1977, as the index of
    qualitative variation.
    """
    found = blau(amounts)
    return None if found is None or groups < 2 else found * groups / (groups - 1)


def concentration(amounts: Iterable[float]) -> float | None:
    """Σp², the Herfindahl–Hirschman index: 1/g evenly over g groups, 1 where one has all.

    None where there is nothing. Sources: Hirschman 1945, Herfindahl 1950.
    """
    p = shares(amounts)
    return float((p**2).sum()) if len(p) else None
