"""The map: building its model against pyvis's own way, and its first draw in a real browser."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks import made
from benchmarks.bench import Bench, seconds
from benchmarks.table import Row
from dashboards.drawing.map import message
from graph import drawing
from graph.drawing import Picture, picture

DRAWN, TIES = 100, 300  # actors and ties in the browser
BUILT = 10_000
PATIENCE = 120_000  # ms

Places = dict[str, tuple[float, float]]


def measure(bench: Bench) -> list[Row]:
    """As many actors as ties where the model is built: pyvis's time grows as their product."""
    count = min(BUILT, bench.actors)
    people, ties, places = _network(count, count)
    picture(*_network(10, 10))
    ours = seconds(lambda: picture(people, ties, places, limit=count))
    theirs = seconds(lambda: _pyvis(people, ties))
    note = f"{ours:.2f} s against {theirs:.1f} s, {count:,} actors and {len(ties):,} ties"
    return [Row("map's model, of add_node and add_edge", 0.2, ours / theirs, note), *_browser()]


def _network(count: int, most: int) -> tuple[pd.DataFrame, pd.DataFrame, Places]:
    people = pd.DataFrame(
        {"uid": uid, "name": name, "kind": kind, "sector": sector, "area_name": ""}
        for uid, name, kind, sector, _ in made.actors(count)
    )
    ties = pd.DataFrame(
        {
            "uid": tie.id,
            "start": tie.start,
            "end": tie.end,
            "start_name": tie.start,
            "end_name": tie.end,
            "type": tie.type,
            "since": tie.since,
            "since_precision": "day",
            "ended": tie.until is not None and tie.until < made.TODAY,
        }
        for tie, _ in zip(made.ties(count), range(most), strict=False)
    )
    ends = pd.concat([ties["start"], ties["end"]]).value_counts()
    people["degree"] = people["uid"].map(ends).fillna(0).astype(int)
    people["community"] = np.arange(count) // 50
    spread = np.random.default_rng(1).normal(0, 600, (count, 2))
    places = {uid: (x, y) for uid, (x, y) in zip(people["uid"], spread.tolist(), strict=True)}
    return people, ties, places


def _pyvis(people: pd.DataFrame, ties: pd.DataFrame) -> Any:
    from pyvis.network import Network as Drawing

    drawing = Drawing(cdn_resources="in_line")
    for row in people.to_dict("records"):
        drawing.add_node(row["uid"], label=row["name"], title=row["name"])
    for row in ties.to_dict("records"):
        drawing.add_edge(row["start"], row["end"], title=row["type"])
    return drawing


def _browser() -> list[Row]:
    from tests.support.browser import find

    chromium = find()
    if chromium is None:
        return []
    people, ties, places = _network(DRAWN, TIES)
    with tempfile.TemporaryDirectory() as folder:
        ours = _first_draw(chromium, _our_page(Path(folder), picture(people, ties, places)))
        theirs = _first_draw(chromium, _pyvis_page(Path(folder), _pyvis(people, ties)))
    drawn = f"{DRAWN} actors and {TIES} ties, from loading the page"
    note = f"{ours:.2f} s against {theirs:.1f} s, {drawn}"
    return [Row("map's first draw in the browser, of pyvis with physics", 0.1, ours / theirs, note)]


def _our_page(folder: Path, shown: Picture) -> Path:
    """The map's own script, given what a page gives it, without Streamlit around it."""
    import json

    sent = message(shown, None, 620) | {"library": ""}
    begin = "const saan = new Mount(document.getElementById('here')); saan.show(vis, "
    page = "\n".join(
        (
            f"<!DOCTYPE html><meta charset=utf-8><style>{drawing.style()}</style>",
            f"<div id=here>{drawing.frame()}</div><script>{_library()}</script>",
            "<script>const Own = vis.Network; window.vis = {...vis, Network: class extends Own {",
            "constructor(...all) { super(...all); this.on('afterDrawing', () => {",
            "if (this.body.nodeIndices.length) window.drawn ??= performance.now(); }); } } };",
            f"</script><script>{drawing.script()}; {begin}",
            f"{json.dumps(sent, default=str)});</script>",
        )
    )
    path = folder / "ours.html"
    path.write_text(page, "utf-8")
    return path


def _library() -> str:
    return drawing.library().read_text("utf-8")


def _pyvis_page(folder: Path, drawing: Any) -> Path:
    made_network = "network = new vis.Network(container, data, options);"
    started = (
        "network.once('stabilizationIterationsDone', () => { window.drawn = performance.now(); });"
    )
    page = drawing.generate_html()
    assert made_network in page
    path = folder / "pyvis.html"
    path.write_text(page.replace(made_network, f"{made_network} {started}"), "utf-8")
    return path


def _first_draw(chromium: str, page: Path) -> float:
    """Seconds from the start of loading to the first picture of the network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.route("http*://**", lambda route: route.abort())
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_function("window.drawn !== undefined", timeout=PATIENCE)
        took = float(tab.evaluate("window.drawn"))
        browser.close()
    return took / 1000
