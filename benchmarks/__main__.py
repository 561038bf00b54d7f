"""`python -m benchmarks [PART ...] [--size 1k|2k|10k|100k]`: one table; `--help` names the parts.

Every figure is a ratio of two things measured in this run, so that a slow machine does not
matter; others at work on it do. Without parts: all but `measures`, which prints its own.
"""

import tempfile
from pathlib import Path

import click

from benchmarks import asking, drawing, hidden, importing, pages, starting
from benchmarks.bench import Bench
from benchmarks.made import SIZES, TIES_AN_ACTOR
from benchmarks.table import Row, show

PARTS = {
    "start": starting.measure,
    "import": importing.measure,
    "ask": asking.measure,
    "map": drawing.measure,
    "pages": pages.measure,
    "hidden": hidden.measure,
}


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice([*PARTS, "measures"]))
@click.option("--size", default="10k", type=click.Choice(list(SIZES)), help="actors")
def main(parts: tuple[str, ...], size: str) -> None:
    """Measure the speed goals, and print what was reached."""
    actors = SIZES[size]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="saan-bench-") as folder:
        bench = Bench(actors, Path(folder))
        try:
            for name, measure in PARTS.items():
                if name in parts or not parts:
                    click.echo(f"{name} ...", err=True)
                    rows += measure(bench)
        finally:
            bench.close()
    if rows:
        show(rows, f"{actors:,} actors and {actors * TIES_AN_ACTOR:,} ties")
    if "measures" in parts:
        from benchmarks import bench_strength

        bench_strength.main([n for n in SIZES.values() if n <= actors])


if __name__ == "__main__":
    main()
