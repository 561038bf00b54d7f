"""Joining a workshop by its code: who gets in, what is refused, and nothing of a name is run."""

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from dashboards.asked.route import GUESSED
from graph.conditions.recording import gathered
from graph.conditions.workshop import MOST_WAITING
from graph.kinds import ManagedNetwork, Round
from graph.service import Service
from graph.store import Store
from tests.asked.round import HOSTILE, TODAY, home, opened
from tests.support.browsing import THOUSANDS
from tests.support.signing import port
from tests.support.wire import Answer, ask

__all__ = ["home", "port"]


@pytest.fixture
def room(given: Store, home: Path) -> tuple[Service, Round, str]:
    """A workshop that has begun, and its code."""
    service, _ = opened(given, home)
    of = gathered(ManagedNetwork(uid="n", name="เครือข่ายริมคลอง"), f"ผัง {next(THOUSANDS)}", TODAY)
    service.put_round(of, "วิชัย")
    return service, of, service.workshops.begin(of).code


def get(port: int, way: str) -> Answer:
    return ask(port, f"/saan/ask/{way}", f"Host: 127.0.0.1:{port}")


def post(port: int, way: str, **fields: str) -> Answer:
    body = urlencode(fields).encode()
    sent = (f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded")
    host = f"Host: 127.0.0.1:{port}"
    return ask(port, f"/saan/ask/{way}", host, *sent, method="POST", body=body)


def test_a_member_is_found_and_gets_their_link(room: tuple[Service, Round, str], port: int) -> None:
    service, of, code = room
    typed = post(port, "join", code=f"{code[:4]} {code[4:]}".lower())
    assert typed.status == 303
    page = get(port, typed.headers["location"].removeprefix("/saan/ask/"))
    assert "คุณมาในนามของใคร" in page.text
    found = post(port, f"join/{code}", q="ป้าสมใจ")
    assert 'name="actor" value="me">ป้าสมใจ<' in found.text
    into = post(port, f"join/{code}", actor="me")
    assert into.status == 303
    assert into.headers["location"] == post(port, f"join/{code}", actor="me").headers["location"]
    assert "สวัสดี ป้าสมใจ" in get(port, into.headers["location"].removeprefix("/saan/ask/")).text
    assert [each.actor for each in service.sealed.invitations(of.uid)] == ["me"]


def test_whom_the_network_does_not_have_is_not_let_in(
    room: tuple[Service, Round, str], port: int
) -> None:
    service, of, code = room
    for uid in ("x", "nobody", "' OR 1=1 --"):
        assert post(port, f"join/{code}", actor=uid).status == 404
    assert "ลับลมคมใน" not in post(port, f"join/{code}", q="ลับลมคมใน").text.replace(
        "“ลับลมคมใน”", ""
    ).replace('value="ลับลมคมใน"', "")
    assert service.sealed.invitations(of.uid) == []


def test_a_hostile_name_waits_like_any_other(room: tuple[Service, Round, str], port: int) -> None:
    service, of, code = room
    knocked = post(port, f"join/{code}", knock="yes", named=HOSTILE)
    assert knocked.status == 303
    way = knocked.headers["location"].removeprefix("/saan/ask/")
    waiting = get(port, way)
    assert "&lt;script&gt;" in waiting.text
    assert "<script>alert" not in waiting.text
    (at_the_door,) = service.workshops.waiting(of.uid)
    assert at_the_door.name == HOSTILE
    service.workshops.refuse(at_the_door.key)
    assert "ยังไม่ได้รับเข้า" in get(port, way).text
    assert post(port, f"join/{code}", knock="yes", named=" ").status == 200
    assert get(port, f"join/{code}?door=guessed").status == 404


def test_a_door_that_is_full_says_so(room: tuple[Service, Round, str], port: int) -> None:
    service, of, code = room
    workshop = service.workshops.find(code)
    for at in range(MOST_WAITING):
        service.workshops.knock(workshop, f"คนที่ {at}")
    full = post(port, f"join/{code}", knock="yes", named="อีกคน")
    assert full.status == 410
    assert "รอเข้าร่วมมากเกินไป" in full.text
    assert len(service.workshops.waiting(of.uid)) == 100


def test_codes_can_not_be_tried_out(room: tuple[Service, Round, str], port: int) -> None:
    _, _, code = room
    for wrong in ("AAAAAAAA", quote("../../etc"), "x" * 300, quote("รหัส")):
        assert get(port, f"join/{wrong}").status == 404
    tried = [get(port, f"join/AAAA{at:04}").status for at in range(GUESSED[0] + 10)]
    assert tried[-1] == 429
    assert get(port, f"join/{code}").status == 200  # who has the code still gets in
