"""What if? Actors leave, ties come and go on trial: the figures before and after, and repairs."""

from graph.whatif.compare import Comparison, compare
from graph.whatif.repairs import Repair, repairs
from graph.whatif.trial import Trial, applied, checked, read

__all__ = ["Comparison", "Repair", "Trial", "applied", "checked", "compare", "read", "repairs"]
