"""What numbers on edges may mean: which way they run, where levels begin, which say nothing."""

from dataclasses import dataclass, field
from math import isfinite

from graph.base.problems import Problems
from graph.base.texts import fold
from graph.intake.graphs.choice import Choices, counted
from graph.intake.graphs.raw import RawGraph
from graph.kinds import LEVELS

MISSING = (9, 99, 999, 88, 77, 98, -1, -9, -99)  # codes that surveys use for "no answer"
WEIGHTS = {"weight", "weights", "น้ำหนัก"}
"""Attributes that are numbers by their name."""

NOTHING = {"nan", "na", "n/a", "null", "none", "-", "inf", "-inf", "infinity", "-infinity"}
"""What programs write for a weight that there is not."""

STEPS = 10  # whole numbers up to this are steps of a scale
_LOW = ("rank", "distance", "อันดับ", "ลำดับ")


@dataclass(frozen=True)
class Scale:
    """The part of an edge mapping that is about its number."""

    weight: str = ""
    strong: str = ""
    levels: dict[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def scale_of(graph: RawGraph, weight: str, choices: Choices, by_words: bool) -> Scale:
    """The scale offered for the attribute `weight`; by_words: the level is said in words.

    A number that never differs says nothing. Which way a scale runs is always a question where
    levels hang on it.
    """
    values = counted((edge.attributes for edge in graph.edges), weight)
    numbers = {text: number for text in values if (number := _read(text)) is not None}
    every = sorted(set(numbers.values()))
    below = [number for number in every if number < 0 < every[-1]]
    if by_words:
        if len(every) > 1 and not choices.own:
            choices.tell("weight", weight, "sure", "weight_kept", name=weight)
            missing = _missing(numbers, below, "negative", choices)
            return Scale(weight, missing=missing)
        return Scale(weight) if choices.own else Scale()
    codes = [number for number in every if number in MISSING and _stands_apart(number, every)]
    below = [number for number in below if number not in codes]
    strong = "low" if fold(weight) in _LOW else "high"
    steps = [number for number in every if number not in (*codes, *below)]
    if strong == "high" and len(steps) > 2 and steps[0] == 0:
        steps = steps[1:]  # nought is no tie
    if len(steps) < 2:
        return Scale()
    levels = _levels(steps, strong)
    facts = {"name": weight, "low": f"{steps[0]:g}", "high": f"{steps[-1]:g}"}
    choices.tell("weight", weight, "likely", "weight", **facts)
    choices.tell("strong", strong, "question", "strong", **facts)
    said = ", ".join(f"{level} {number:g}" for level, number in levels.items())
    choices.tell("levels", said, "question", "levels", **facts)
    missing = _missing(numbers, codes, "missing", choices)
    missing += _missing(numbers, below, "negative", choices)
    return Scale(weight, strong, levels, missing)


def _missing(
    numbers: dict[str, float], codes: list[float], reason: str, choices: Choices
) -> tuple[str, ...]:
    """The numbers, as they are written, that are asked about as no level."""
    found = tuple(text for text, number in numbers.items() if number in codes)
    if found:
        said = ", ".join(found)
        choices.tell("missing", said, "question", reason, codes=said)
    return found


def tell_weights(graph: RawGraph, problems: Problems) -> None:
    """Tell of weights that are no numbers: what stands for nothing is left out, words are wrong."""
    for name in (each for each in graph.edge_attributes if fold(each) in WEIGHTS):
        where = (graph.edges_in.file, graph.edges_in.sheet, name)
        for edge in graph.edges:
            text = edge.attributes.get(name, "").strip()
            if text and _read(text) is None:
                nothing = text.casefold() in NOTHING
                key = f"graphs.weight.{'nothing' if nothing else 'words'}"
                severity = "warning" if nothing else "error"
                problems.gather(severity, key, where, edge.line, text, text=text)


def _stands_apart(code: float, every: list[float]) -> bool:
    """Whether a code lies away from the other numbers: 9 beyond 1–4, -1 below 0–5."""
    others = [number for number in every if number not in MISSING]
    if not others:
        return False
    whole = all(number == int(number) for number in others)
    return whole and (code > max(others) + 1 or code < 0 <= min(others))


def _levels(steps: list[float], strong: str) -> dict[str, float]:
    """Thresholds that part the scale in three: by its steps, or by how the numbers lie."""
    whole = all(number == int(number) for number in steps) and steps[0] >= 0
    if whole and steps[-1] <= STEPS:
        steps = [float(n) for n in range(int(steps[0]), int(steps[-1]) + 1)]
    tightest = steps[::-1] if strong == "high" else steps
    count = len(tightest)
    if count == 2:
        return {"COLLABORATE": tightest[0], "COOPERATE": tightest[1]}
    ends = (round(count / 3) or 1, round(2 * count / 3), count)
    return {level: tightest[end - 1] for level, end in zip(LEVELS, ends, strict=True)}


def _read(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
