"""Small drawings of the shapes a network can have, as the workshop draws them."""

from itertools import combinations
from math import cos, pi, sin

Point = tuple[float, float]
Drawing = tuple[list[Point], list[tuple[int, int]]]


def svg(shape: str) -> str | None:
    """The drawing of a shape by its English name; None where it has none."""
    made = _DRAWN.get(shape)
    if made is None:
        return None
    points, lines = made()
    strokes = "".join(
        f'<line x1="{points[a][0]:.1f}" y1="{points[a][1]:.1f}" '
        f'x2="{points[b][0]:.1f}" y2="{points[b][1]:.1f}"/>'
        for a, b in lines
    )
    bodies = "".join(
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" stroke-dasharray="4 3"/>'
        for x, y, radius in _BODIES.get(shape, ())
    )
    degree = [sum(place in line for line in lines) for place in range(len(points))]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3.5 + min(d, 8) * 0.7:.1f}"/>'
        for (x, y), d in zip(points, degree, strict=True)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120">'
        f'<g fill="none" stroke="#8aa5a2">{bodies}</g>'
        f'<g stroke="#8aa5a2" stroke-width="1.6">{strokes}</g><g fill="#0f766e">{dots}</g></svg>'
    )


def _ring(x: float, y: float, radius: float, count: int, turn: float = 0.0) -> list[Point]:
    angles = (2 * pi * (place / count + turn) for place in range(count))
    return [(x + radius * cos(a), y + radius * sin(a)) for a in angles]


def _star(x: float, y: float, radius: float, count: int, first: int, turn: float = 0.0) -> Drawing:
    rays = [(first, first + n + 1) for n in range(count)]
    return [(x, y), *_ring(x, y, radius, count, turn)], rays


def _centralised() -> Drawing:
    return _star(80, 60, 48, 10, 0)


def _hub() -> Drawing:
    points, lines = _star(80, 60, 28, 6, 0)
    far = _ring(80, 60, 52, 6, 0.04)
    return points + far, [*lines, *((n + 1, 7 + n) for n in range(6))]


def _multi_hub() -> Drawing:
    one, first = _star(36, 60, 26, 6, 0)
    other, second = _star(124, 60, 26, 6, 7)
    return one + other, [*first, *second, (0, 7)]


def _decentralised() -> Drawing:
    points: list[Point] = []
    lines: list[tuple[int, int]] = []
    for x, y in ((36, 34), (122, 34), (44, 92), (116, 92)):
        corner = len(points)
        points += _ring(x, y, 18, 3)
        lines += [(corner + a, corner + b) for a, b in combinations(range(3), 2)]
    return points, [*lines, (0, 4), (3, 9), (9, 7), (6, 1)]


def _distributed() -> Drawing:
    points = [(30 + 33 * column, 24 + 36 * row) for row in range(3) for column in range(4)]
    lines = [
        (a, b)
        for a, b in combinations(range(12), 2)
        if abs(points[a][0] - points[b][0]) < 40 and abs(points[a][1] - points[b][1]) < 40
    ]
    return [(float(x), float(y)) for x, y in points], lines


def _embedded() -> Drawing:
    points: list[Point] = []
    lines: list[tuple[int, int]] = []
    for x, y in ((34, 34), (126, 34), (80, 92)):
        own = len(points)
        points += _ring(x, y, 17, 4, 0.125)
        lines += [(own + n, own + (n + 1) % 4) for n in range(4)]
    return points, [*lines, (0, 5), (0, 11), (5, 10)]


def _with_members() -> Drawing:
    return [(80, 60), *_ring(80, 60, 46, 8)], [(0, n + 1) for n in range(0, 8, 3)]


def _of_networks() -> Drawing:
    points: list[Point] = []
    lines: list[tuple[int, int]] = []
    for x, y, turn in ((32, 32, 0.05), (128, 32, 0.05), (80, 92, 0.0)):
        star, rays = _star(x, y, 21, 5, len(points), turn)
        points, lines = points + star, lines + rays
    return points, [*lines, (0, 6), (6, 12), (12, 0)]


_BODIES: dict[str, list[tuple[float, float, float]]] = {
    "embedded": [(34, 34, 29), (126, 34, 29), (80, 92, 27)],
    "organisation with members": [(80, 60, 57)],
}
"""The outlines of organisations around those who belong to them: x, y, radius."""

_DRAWN = {
    "centralised": _centralised,
    "hub": _hub,
    "multi-hub": _multi_hub,
    "decentralised": _decentralised,
    "distributed": _distributed,
    "embedded": _embedded,
    "organisation with members": _with_members,
    "network of networks": _of_networks,
}
