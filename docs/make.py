"""Writes the reference, and the Cypher modules of the kinds: `python -m docs.make`.

Commands, Cypher modules, words that are read, figures: each page comes from what the program
itself uses, so that it can't say anything else.
"""

from collections.abc import Callable
from pathlib import Path

from docs.making import commands, figures, modules, queries, words

FOLDER = Path(__file__).parent / "reference"
CYPHER = Path(__file__).parents[1] / "cypher"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.text,
    "figures.md": figures.text,
    "modules.md": modules.text,
    "words.md": words.text,
}
"""File → what gives its text."""


def make() -> None:
    """Write the modules that follow from the kinds, then every page of the reference."""
    for name, text in queries.texts().items():
        path = CYPHER / f"{name}.cypher"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    FOLDER.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    make()
