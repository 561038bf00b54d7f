"""The demo: the invented network of `seed/`, in a home of its own."""

import logging
import tomllib
from pathlib import Path

from graph.base import config
from graph.base.resources import folder
from graph.base.words import speaking
from graph.server.place import writing

log = logging.getLogger(__name__)


def prepare(lang: str = "th") -> Path:
    """The demo's home, its server up and the seed in it; loads the seed where it is empty."""
    home = config.demo_home(lang)
    seed = folder("seed") if lang == "th" else folder("seed") / "en"
    about = tomllib.loads((seed / "seed.toml").read_text("utf-8"))
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
        day = about["last_day"].isoformat()
        (home / "settings.toml").write_text(f"demo = true\nday = {day}\n", "utf-8")
    from graph.service import open_service
    from graph.store.patient import Patient

    service = open_service(home)
    if Patient(service.store).rows("journal/state")[0]["actors"] == 0:
        with speaking(lang):
            _load(service.store, seed, lang)
    service.store.close()
    return home


def _load(store: object, seed: Path, lang: str) -> None:
    from graph.intake import read, resolve_source
    from graph.intake.write import fingerprint, load, names
    from graph.journal import Note
    from graph.store import Store

    assert isinstance(store, Store)
    workbooks = sorted(seed.glob("*.xlsx"))
    paths = [*([resolve_source("areas:th")] if lang == "th" else []), *workbooks]
    for path in paths:
        hashed, files = fingerprint([path]), names([path])
        note = Note(who="saan", channel="demo", file_hash=hashed, files=files)
        made, written = load(store, read([path]), note)
        if made.refused:
            raise AssertionError([str(problem.text("en")) for problem in made.problems])
        log.info("%s: %s", path.name, written)
