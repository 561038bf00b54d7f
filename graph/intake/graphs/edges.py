"""The half of a proposal that is about edges: how close, since when, and who confirmed it."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from math import isfinite

from graph.base.dates import read_when
from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.base.waves import Waves
from graph.intake.graphs.choice import MANY, Choice, Choices, counted, named, reads, shown
from graph.intake.graphs.dating import propose_dates
from graph.intake.graphs.ends import worded
from graph.intake.graphs.mapping import LEAVE_OUT, EdgeMapping
from graph.intake.graphs.raw import RawEdge, RawGraph
from graph.intake.graphs.scale import Scale, scale_of
from graph.intake.graphs.spare import settle_rest
from graph.intake.graphs.values import of_edge
from graph.kinds import LEVELS
from graph.kinds.vocabulary import graph_words, read_frequency, read_word, tables, through

_TYPES = ("type", "@relation", "kind", "ประเภท", "label")
"""Attributes that may say the type, after those that are called a relation."""

_WEIGHTS = (
    *("declared_strength", "strength", "ความแข็งแรง", "คะแนนความสัมพันธ์", "น้ำหนัก"),
    *("weight", "value", "score", "closeness", "intensity", "rank", "distance"),
)
_MORE = {"sources": "source", "evidence": "source", "หลักฐาน": "source", "ถึง": "until"}
_MORE |= {"about_name": "about_name"}
_MORE |= {"description": "note", "comment": "note", "declared_scale": "scale", "stated": "stated"}
_PLAIN = ("about", "about_name", "through", "source", "note", "scale")


def propose_edges(graph: RawGraph, asked: list[Choice], waves: Waves | None = None) -> EdgeMapping:
    """Which attribute says what of a tie."""
    choices = Choices("edges", asked)
    known = graph.edge_attributes
    words = {w: c for w, c in tables()["ties"].headings.items() if c not in ("from", "to", "id")}
    fields = named(known, words | _MORE | {"source": "source"})
    kind, types = _type(graph, choices)
    weight = _weight_attribute(graph, choices.own)
    scale = scale_of(graph, weight, choices, by_words=bool(kind)) if weight else Scale()
    rest = _without(graph, kind, scale, choices)
    plain = {field: fields[field] for field in _PLAIN if field in fields}
    plain |= _checked(graph, fields)
    for field, attribute in plain.items():
        choices.tell(field, attribute, "own", "heading", name=attribute)
    dates = propose_dates(graph.edges, fields, choices, waves)
    choices.used |= {kind, scale.weight, *plain.values(), *dates.values()}
    _directions(graph, plain.get("mutual"), choices)
    own = _id(graph, kind, dates, choices)
    told = {edge.attributes.get(weight or "", "") for edge in graph.edges}
    same = weight or "" if not scale.weight and len(told) == 1 else ""
    keep, drop = settle_rest(graph.edges, known, choices, same)
    keep += _kept_too(kind, types, scale, choices)
    return EdgeMapping(
        id=own,
        type=kind,
        all_type=rest,
        types=types,
        weight=scale.weight,
        strong=scale.strong,
        levels=scale.levels,
        missing=scale.missing,
        when_missing=LEAVE_OUT if graph.matrix and scale.missing else "loose",
        keep=keep,
        drop=drop,
        **plain,
        **dates,
    )


def _type(graph: RawGraph, choices: Choices) -> tuple[str, dict[str, str]]:
    """The attribute whose words say the type, and what unknown words are offered as."""
    attribute = _type_attribute(graph)
    if not attribute:
        return "", {}
    values = _words_of(graph, attribute)
    types: dict[str, str] = {}
    unknown: list[str] = []
    for value in values:
        meaning = _meaning(value)
        if meaning is None:
            unknown.append(value)
            types[value] = "loose"
        elif meaning == "none":
            types[value] = LEAVE_OUT
    choices.own = set(values) <= {*LEVELS, "loose"}
    sure = "own" if choices.own else "sure"
    choices.tell("type", attribute, sure, "heading", name=attribute.strip("@"))
    if unknown:
        choices.tell("types", "loose", "question", "types", values=shown(unknown))
    return attribute, types


def _kept_too(kind: str, types: dict[str, str], scale: Scale, choices: Choices) -> tuple[str, ...]:
    """Attributes that are read, but not whole: unknown words, and numbers that are no level."""
    found = [kind] if "loose" in types.values() and not kind.startswith("@") else []
    found += [scale.weight] if any(text.startswith("-") for text in scale.missing) else []
    if found:
        choices.tell("keep", ", ".join(found), "sure", "keep", names=shown(found))
    return tuple(found)


def _type_attribute(graph: RawGraph) -> str | None:
    """The first attribute, one called a relation before others, that holds a few words."""
    by_name = {worded(name): name for name in graph.edge_attributes} | {"@relation": "@relation"}
    relations = [name for name in by_name if name in graph_words("relations")]
    for word in ("tie type", *relations, *_TYPES):
        attribute = by_name.get(word)
        values = _words_of(graph, attribute) if attribute else Counter()
        numbers = attribute != "@relation" and reads(values, float)
        if values and len(values) <= MANY and not numbers:
            return attribute
    return None


def _words_of(graph: RawGraph, attribute: str) -> Counter[str]:
    if attribute == "@relation":
        return Counter(edge.relation for edge in graph.edges if edge.relation)
    return counted((edge.attributes for edge in graph.edges), attribute)


def _meaning(value: str) -> str | None:
    text = clean(value)
    if through(text):
        return "loose"
    try:
        return read_word("type", text).value
    except DataError:
        return None


def _weight_attribute(graph: RawGraph, own: bool) -> str | None:
    """The first attribute by the order of _WEIGHTS that holds numbers."""
    by_name = {fold(name): name for name in graph.edge_attributes}
    for word in _WEIGHTS[:2] if own else _WEIGHTS:
        if (name := by_name.get(word)) and _mostly_numbers(graph, name):
            return name
    return None


def _mostly_numbers(graph: RawGraph, name: str) -> bool:
    """Numbers, but for a few that can't be read: those are told when the rows are checked."""
    values = counted((edge.attributes for edge in graph.edges), name)
    numbers = sum(1 for value in values if reads([value.replace(",", ".")], float))
    return 2 * numbers > len(values)


def _without(graph: RawGraph, kind: str, scale: Scale, choices: Choices) -> str:
    """The type of edges that neither words nor numbers speak of; "" where there are none."""
    by_number = bool(scale.strong and scale.levels)
    mute = sum(
        1
        for edge in graph.edges
        if not (kind and _word(edge, kind))
        and not (by_number and edge.attributes.get(scale.weight))
    )
    if not mute:
        return ""
    reason = "no_type" if mute == len(graph.edges) else "some_type"
    return choices.tell("all_type", "loose", "question", reason, count=mute)


def _word(edge: RawEdge, kind: str) -> str:
    return (edge.relation or "") if kind == "@relation" else edge.attributes.get(kind, "")


def _checked(graph: RawGraph, fields: dict[str, str]) -> dict[str, str]:
    """Fields whose values must be readable: an attribute that isn't is kept as text instead."""
    readers: dict[str, Callable[[str], object]] = {
        "frequency": read_frequency,
        "trust": _read_trust,
        "mutual": lambda text: read_word("mutual", text),
        "certainty": lambda text: read_word("certainty", text),
        "stated": lambda text: read_word("mutual", text),
    }
    found: dict[str, str] = {}
    for field, read in readers.items():
        attribute = fields.get(field)
        values = counted((edge.attributes for edge in graph.edges), attribute or "")
        if attribute and values and reads(values, read):
            found[field] = attribute
    return found


def _read_trust(text: str) -> float:
    number = float(text)
    if not (isfinite(number) and 1 <= number <= 4):
        raise ValueError(text)
    return number


def _directions(graph: RawGraph, mutual: str | None, choices: Choices) -> None:
    """Without an attribute for it: an undirected edge is mutual, of an arrow nobody knows."""
    if mutual:
        return
    if any(edge.directed is False for edge in graph.edges):
        sure = "question" if graph.matrix else "sure"
        choices.tell(
            "undirected", "yes", sure, "undirected_matrix" if graph.matrix else "undirected"
        )
    if any(edge.directed for edge in graph.edges):
        choices.tell("directed", "", "own", "directed")


def _id(graph: RawGraph, kind: str, dates: dict[str, str], choices: Choices) -> str:
    """The edge's id where it is more than a count, or where a pair has several alike."""
    ids = [edge.id for edge in graph.edges if edge.id]
    if len(ids) < len(graph.edges) or len(set(ids)) < len(ids):
        return ""
    if choices.own or not all(_only_counts(name) for name in ids):
        return choices.tell("id", "@id", "own", "edge_ids")
    if _alike(graph, kind, dates):
        return choices.tell("id", "@id", "likely", "parallel")
    return ""


def _alike(graph: RawGraph, kind: str, dates: dict[str, str]) -> bool:
    """Whether a pair has two edges alike that begin together, or are there at one time."""
    groups: dict[tuple[str, ...], list[RawEdge]] = defaultdict(list)
    for edge in graph.edges:
        groups[_ends(edge, kind)].append(edge)
    return any(len(group) > 1 and _meet(group, dates) for group in groups.values())


def _meet(edges: list[RawEdge], dates: dict[str, str]) -> bool:
    start = dates.get("since") or dates.get("day", "")
    end = dates.get("until") or dates.get("day", "")
    reached: date | None = None
    try:
        lives = sorted((_first(edge, start), _after(edge, end)) for edge in edges)
    except DataError:
        return False
    for first, after in lives:
        if reached is not None and (first < reached or first == date.min):
            return True
        reached = max(reached or date.min, after)
    return False


def _first(edge: RawEdge, name: str) -> date:
    text = of_edge(edge, name)
    return (read_when(text).first if text else None) or date.min


def _after(edge: RawEdge, name: str) -> date:
    text = of_edge(edge, name)
    return (read_when(text, end=True).after if text else None) or date.max


def _only_counts(own: str) -> bool:
    return own.partition("/")[0].removeprefix("e").isdigit()


def _ends(edge: RawEdge, kind: str) -> tuple[str, ...]:
    ends = (edge.source, edge.target)
    ordered = ends if edge.directed else tuple(sorted(ends))
    return (*ordered, _word(edge, kind) if kind else "")
