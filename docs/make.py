"""Writes the reference: `python -m docs.make`.

Commands, Cypher modules, words that are read, figures: each page comes from what the program
itself uses, so that it can't say anything else.
"""

from collections.abc import Callable
from pathlib import Path

from docs.making import commands, figures, modules, words

FOLDER = Path(__file__).parent / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.text,
    "figures.md": figures.text,
    "modules.md": modules.text,
    "words.md": words.text,
}
"""File → what gives its text."""


def make() -> None:
    """Write every page of the reference."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text(), "utf-8", newline="\n")


if __name__ == "__main__":
    make()
