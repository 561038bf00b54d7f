"""The map of both days as a PNG: everyone in their place, the differences drawn, numbers for names.

A picture file has no font of its own that knows every script: names stand beside the picture.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.drawing import Picture
from graph.drawing.difference import STAYED

WIDE, HIGH, MARGIN = 1800, 1200, 60
FINE = 2
"""Drawn so many times as large, then made smaller, for smooth lines."""

NAMED = 30
"""So many are numbered."""


@dataclass(frozen=True)
class Drawn:
    """png: the picture; named: (number, name) of those who are numbered in it; left_out: how many
    are not drawn."""

    png: bytes
    named: tuple[tuple[int, str], ...]
    left_out: int


def drawn(picture: Picture) -> Drawn:
    """The picture of `graph.drawing.difference`, with numbers on those whose pairs changed."""
    from PIL import Image, ImageDraw

    nodes = {node["id"]: node for node in picture.drawing.nodes}
    places = _fitted(nodes)
    image = Image.new("RGB", (WIDE * FINE, HIGH * FINE), "white")
    pen = ImageDraw.Draw(image)
    for edge in sorted(picture.drawing.edges, key=lambda each: each["width"]):
        _line(pen, places[edge["from"]], places[edge["to"]], edge)
    changed = _numbered(list(nodes.values()))
    for uid, node in nodes.items():
        _dot(pen, places[uid], node["size"] * 0.7 * FINE, str(node["color"]))
    for number, node in enumerate(changed, 1):
        _number(pen, places[node["id"]], number, str(node["color"]))
    small = image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    small.quantize(256).save(kept, "PNG", optimize=True)
    named = tuple((number, str(node["label"])) for number, node in enumerate(changed, 1))
    return Drawn(kept.getvalue(), named, picture.left_out)


def _numbered(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who came and left, then those in whose pairs most changed."""
    changed = [node for node in nodes if node["rank"]]
    return sorted(changed, key=lambda node: str(node["color"]) == STAYED)[:NAMED]


def _fitted(nodes: dict[str, dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Where each stands on the paper: as on the screen, stretched to fill it."""
    x, y = _scale(nodes, "x", WIDE), _scale(nodes, "y", HIGH)
    return {uid: (x(node), y(node)) for uid, node in nodes.items()}


def _scale(
    nodes: dict[str, dict[str, Any]], axis: str, size: int
) -> Callable[[dict[str, Any]], float]:
    values = [float(node[axis]) for node in nodes.values()] or [0.0]
    low, span = min(values), max(values) - min(values)

    def place(node: dict[str, Any]) -> float:
        share = (float(node[axis]) - low) / span if span else 0.5
        return FINE * (MARGIN + (size - 2 * MARGIN) * share)

    return place


def _line(pen: Any, start: tuple[float, float], end: tuple[float, float], edge: Any) -> None:
    ink, wide = str(edge.get("ink") or "#d3dbd9"), round(edge["width"] * FINE)
    for one, other in _dashes(start, end, edge.get("dashes")):
        pen.line((one, other), fill=ink, width=wide)


def _dashes(
    start: tuple[float, float], end: tuple[float, float], dashes: Any
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    if not dashes:
        yield start, end
        return
    (x, y), (far_x, far_y) = start, end
    long = ((far_x - x) ** 2 + (far_y - y) ** 2) ** 0.5
    ink, gap = (each * FINE * 1.5 for each in dashes)
    at = 0.0
    while at < long:
        part, to = at / long, min(at + ink, long) / long
        yield (
            (x + (far_x - x) * part, y + (far_y - y) * part),
            (x + (far_x - x) * to, y + (far_y - y) * to),
        )
        at += ink + gap


def _dot(pen: Any, place: tuple[float, float], size: float, colour: str) -> None:
    x, y = place
    pen.ellipse((x - size, y - size, x + size, y + size), fill=colour, outline="white", width=FINE)


def _number(pen: Any, place: tuple[float, float], number: int, colour: str) -> None:
    from PIL import ImageFont

    (x, y), size = place, 17 * FINE
    _dot(pen, place, size, "white")
    pen.ellipse((x - size, y - size, x + size, y + size), outline=colour, width=3 * FINE)
    font = ImageFont.load_default(21 * FINE)
    pen.text(place, str(number), font=font, fill="#1f2a2e", anchor="mm")
