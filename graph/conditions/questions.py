"""What the members are asked: parts of items, each on a scale."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.base.problems import Bilingual

FILE = Path(__file__).with_name("questions.toml")


@dataclass(frozen=True)
class Item:
    """One thing that is asked. name: `part.item`; sign: how one would see it. scale: what each
    answer means, 1 the least. partner: it is asked of each partner apart. advice: what to do where
    it is low; method: what the workshop says of it; both None of partners."""

    name: str
    words: Bilingual
    sign: Bilingual
    scale: tuple[Bilingual, ...]
    partner: bool
    advice: Bilingual | None = None
    method: Bilingual | None = None

    @property
    def part(self) -> str:
        """conditions, pillars, trust or value."""
        return self.name.partition(".")[0]

    @property
    def most(self) -> int:
        """The greatest answer; the least is 1."""
        return len(self.scale)


@cache
def items() -> Mapping[str, Item]:
    """Every item by its name, in the order in which it is asked."""
    said: dict[str, Any] = tomllib.loads(FILE.read_text("utf-8"))
    scales = {
        name: tuple(Bilingual(**words) for _, words in sorted(scale.items()))
        for name, scale in said.pop("scales").items()
    }
    return {
        f"{part}.{item}": Item(
            f"{part}.{item}",
            Bilingual(words["th"], words["en"]),
            Bilingual(words["sign_th"], words["sign_en"]),
            scales[about["scale"]],
            about.get("partner", False),
            *(_both(words, each) for each in ("advice", "method")),
        )
        for part, about in said.items()
        for item, words in about["items"].items()
    }


def _both(words: Mapping[str, str], name: str) -> Bilingual | None:
    th, en = (words.get(f"{name}_{lang}") for lang in ("th", "en"))
    return Bilingual(th, en) if th and en else None
