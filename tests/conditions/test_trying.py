"""A round tried by its manager: the very pages, and nothing of it is kept."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from graph.base.errors import Conflict, Forbidden, NotFound
from graph.conditions import personal, saving, trying
from graph.conditions.sealed import FILE
from graph.conditions.told import Told
from graph.kinds import Round
from graph.nightly import Watch
from graph.rights import User, acting
from graph.service import Service
from tests.asked.round import TODAY, Phone, asking, home, to
from tests.support.signing import port

__all__ = ["asking", "home", "port"]


class Trial(Phone):
    """Whoever tries a round, on the server of a port."""

    def way(self, **asked: str) -> str:
        return super().way(**asked).replace("/ask/", f"/ask/{trying.TRY}/")


@pytest.fixture
def no_trials(home: Path) -> Iterator[None]:
    yield
    trying.end_all(home)


def book(home: Path) -> list[str]:
    """All that the real book holds."""
    with sqlite3.connect(home / FILE) as file:
        return list(file.iterdump())


@pytest.mark.usefixtures("no_trials")
@pytest.mark.parametrize("opens", [-1, 3])
def test_a_trial_goes_through_every_page_and_the_real_book_stays_as_it_was(
    asking: tuple[Service, Round], home: Path, port: int, opens: int
) -> None:
    service, of = asking
    of = moved(service, of, opens, opens + 8)
    real = service.sealed.invite(of.uid, "b", of.closes)
    service.sealed.tell(real, Told(voice="ความลับของ b"))
    before = book(home)
    trial = Trial(port, trying.begin(home, of, "b"))
    mark = "กำลังลอง: ไม่มีอะไรถูกเก็บไว้"
    pages = [trial.get().text]
    assert "สวัสดี กลุ่มผักริมคลอง" in pages[0]
    assert to(trial.post("consent", {"agree": "yes"})) == "step=ties"
    pages.append(trial.get().text)
    assert to(trial.post("ties", {"partner": "me", "type": "COOPERATE"})) == "step=ties"
    assert to(trial.post("ties", {})) == "step=trust&partner=me"
    trust = {"trust.reliable": "4", "trust.mission": "3", "trust.open": "4"}
    assert to(trial.post("trust", trust, partner="me")) == "step=conditions"
    assert trial.post("conditions", {"conditions.vision": "9"}).status == 422
    assert to(trial.post("conditions", {"conditions.vision": "5"})) == "step=pillars"
    assert to(trial.post("pillars", {})) == "step=offers"
    assert to(trial.post("offers", {"offer": "รถ"})) == "step=question"
    assert to(trial.post("question", {"voice": "ลองดู"})) == "step=end"
    steps = ("ties", "add", "trust", "conditions", "pillars", "offers", "question", "end")
    pages += [trial.get(step=each).text for each in steps]
    assert "ลองดู" in pages[-1]
    assert all(mark in each for each in pages)
    assert all("ความลับของ b" not in each for each in pages)
    assert "A trial: nothing is kept" in replace(trial, lang="en").get().text
    assert book(home) == before
    (place,) = (home / trying.PLACE).iterdir()
    assert place.stat().st_mode & 0o77 == 0
    assert "ลองดู" not in str(list(saving.rows(home)))
    assert "กำลังลอง" not in Phone(port, real).get().text


def moved(service: Service, of: Round, opens: int, closes: int) -> Round:
    """The same round on other days, counted from today."""
    days = {"opens": TODAY + timedelta(opens), "closes": TODAY + timedelta(closes)}
    made = replace(of, **days)
    service.put_round(made, "วิชัย", of)
    return made


@pytest.mark.usefixtures("no_trials")
def test_a_round_that_is_over_can_be_tried_until_it_has_closed(
    asking: tuple[Service, Round], home: Path, port: int
) -> None:
    service, of = asking
    of = moved(service, of, -9, -2)
    trial = Trial(port, trying.begin(home, of, "me"))
    assert trial.get().status == 200
    assert to(trial.post("consent", {"agree": "yes"})) == "step=ties"
    assert "กลุ่มผักริมคลอง" in trial.get().text
    service.close_round(of.uid, "วิชัย")
    assert trial.get().status == 410
    (closed,) = [each for each in rounds(service) if each.uid == of.uid]
    assert (closed.invited, closed.answered) == ((), ())
    with pytest.raises(Conflict):
        trying.begin(home, closed, "me")


def rounds(service: Service) -> tuple[Round, ...]:
    from graph import conditions

    return conditions.rounds(service.snapshot(TODAY))


@pytest.mark.usefixtures("no_trials")
def test_a_link_to_try_opens_nothing_else_and_a_members_link_is_no_trial(
    asking: tuple[Service, Round], home: Path, port: int
) -> None:
    service, of = asking
    token = trying.begin(home, of, "me")
    assert Phone(port, token).get().status == 404
    real = service.sealed.invite(of.uid, "me", of.closes)
    assert Trial(port, real).get().status == 404
    assert Trial(port, "../..").get().status == 404
    assert re.search("lasts an hour", replace(Trial(port, real), lang="en").get().text)


def test_a_trial_ends_after_an_hour_and_leaves_no_file(
    asking: tuple[Service, Round], tmp_path: Path
) -> None:
    _, of = asking
    first, later = trying.begin(tmp_path, of, "me", 1000.0), trying.begin(tmp_path, of, "b", 2000.0)
    assert trying.book(tmp_path, first, 4599.0).is_dir()
    with pytest.raises(NotFound):
        trying.book(tmp_path, first, 4600.0)
    assert [each.name.partition("-")[0] for each in (tmp_path / "trials").iterdir()] == ["2000"]
    assert trying.book(tmp_path, later, 5599.0).is_dir()
    Watch(tmp_path, backups=False).look()
    assert list((tmp_path / "trials").iterdir()) == []


def test_whoever_is_forgotten_leaves_no_trial(
    asking: tuple[Service, Round], tmp_path: Path
) -> None:
    _, of = asking
    trying.begin(tmp_path, of, "me")
    personal.forget(tmp_path, ["me"], str)
    assert not (tmp_path / "trials").exists()


def test_who_may_not_ask_may_not_try(asking: tuple[Service, Round], tmp_path: Path) -> None:
    _, of = asking
    for user in (User("x", "editor"), User("x", "nobody", None, (("o", "manager"),))):
        with acting(user), pytest.raises(Forbidden):
            trying.begin(tmp_path, of, "me")
    with pytest.raises(Conflict):
        trying.begin(tmp_path, replace(of, workshop=True), "me")
    assert not (tmp_path / "trials").exists()
