"""Which of several networks is ours, chosen on the page of settings."""

from pathlib import Path

import pytest

from graph import settings
from graph.base.config import Preferences
from graph.kinds import ManagedNetwork, Membership
from graph.service import Service
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import KIND_OF, actor, day, put
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

KIND_OF |= {ManagedNetwork: "networks"}


def test_a_second_network_asks_which_is_ours_and_the_choice_is_kept(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", "en")
    put(given, actor("a"), actor("f"), ManagedNetwork(uid="net", name="หนึ่ง", us=("a",)))
    assert "Settings of หนึ่ง" in " ".join(texts(opened("settings", lang="en")))
    put(given, ManagedNetwork(uid="alpha", name="สอง", us=("f",)))
    app = opened("settings", lang="en")
    said = " ".join(texts(app))
    assert "2 networks are on record" in said
    assert "several networks: choose one below" in said
    (choice,) = (box for box in app.selectbox if box.label == "Our network")
    choice.select("net")
    (years,) = (box for box in app.selectbox if "Years a partner counts" in box.label)
    years.select(3)
    (save,) = (button for button in app.button if button.key == "save settings network")
    save.click().run()
    service = Service(given, Preferences())
    assert (service.options().managed, service.options().years) == ("net", 3)
    assert settings.us(service.snapshot(day("2026-01-01"))) == ("a",)


def test_with_several_networks_and_none_chosen_it_is_said_how_to_choose(
    given: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("SAAN_LANG", "en")
    one = ManagedNetwork(uid="net", name="หนึ่ง", us=("a",))
    put(given, actor("a"), actor("f"), one, Membership(uid="m", member="a", of="net"))
    assert answer(capsys, "stakeholders") == []
    two = ManagedNetwork(uid="alpha", name="สอง", us=("f",))
    put(given, two, Membership(uid="n", member="f", of="alpha"))
    for command in (
        ("stakeholders",),
        ("expansion",),
        ("paths", "us", "a", "--kind", "introduction"),
        ("template", "1", str(tmp_path), "--filled"),
    ):
        assert saan(*command) == 2, command
        assert "หนึ่ง (net)" in capsys.readouterr().err, command
        saan(*command, "--network", "สอง")
        assert "หนึ่ง (net)" not in capsys.readouterr().err, command
    for word in ("stakeholders", "expansion"):
        app = opened(word)
        assert "Choose one in the bar above" in " ".join(texts(app))
        (choice,) = (box for box in app.selectbox if box.label == "Network")
        choice.select("alpha").run()
        assert app.query_params["network"] == "alpha"
        assert "Choose one in the bar above" not in " ".join(texts(app))
        assert "สอง" in " ".join(texts(app))
