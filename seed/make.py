"""Makes the seeds: `python seed/make.py [--out FOLDER]`. The same story gives the same files."""

import argparse
from pathlib import Path

from book import tables, write_csv, write_workbook
from story import HERE, tell


def make(out: Path) -> None:
    """Writes both seeds below `out`: the Thai one in it, the English one in `en`."""
    for lang in ("th", "en"):
        if not (HERE / "story" / lang / "actors.txt").exists():
            continue
        story = tell(lang)
        folder = out / story.words["folder"]
        found = tables(story)
        write_csv(story, found, folder / "csv")
        write_workbook(story, found, folder / "saan-seed.xlsx")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    make(parser.parse_args().out)
