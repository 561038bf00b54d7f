"""A round of a small invented network, and whoever answers in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graph.base.config import Preferences
from graph.conditions.recording import new_uid
from graph.kinds import ASKED, Issue, ManagedNetwork, Membership, Offer, Record, Round, Work
from graph.service import Service
from graph.store import Store
from tests.support.browsing import THOUSANDS
from tests.support.made import actor, day, put, tie
from tests.support.signing import with_accounts
from tests.support.wire import Answer, ask

TODAY = date.today()
HOSTILE = "'); DROP TABLE answers; -- <script>alert(1)</script>\" onfocus=alert(1) {{7*7}} =1+1"
QUESTION = "ปีหน้าควรทำอะไร"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With accounts, so that whoever has none is let in by a link alone."""
    return with_accounts(tmp_path_factory.mktemp("asked"), {"somjai": "administrator"})


@pytest.fixture
def asking(given: Store, home: Path) -> tuple[Service, Round]:
    """The service, and a round that is open."""
    return opened(given, home)


def records() -> Iterator[Record]:
    """Members: me (ป้าสมใจ), b, c, d and f; x is tied to me, and in another network."""
    yield ManagedNetwork(uid="n", name="เครือข่ายริมคลอง")
    yield ManagedNetwork(uid="o", name="เครือข่ายอื่น")
    yield Issue(uid="food", name="อาหารปลอดภัย")
    yield Issue(uid="sea", name="ทะเล")
    yield actor("me", name="ป้าสมใจ", sector="people")
    yield actor("b", name="กลุ่มผักริมคลอง", kind="group")
    yield actor("c", name="เทศบาลตำบลริมคลอง", kind="organisation")
    yield actor("d", name="ลุงมานะ")
    yield actor("f", name=HOSTILE, kind="group")
    yield actor("x", name="ลับลมคมใน")
    yield from (Membership(uid=f"m{each}", member=each, of="n") for each in ("me", *"bcdf"))
    yield Membership(uid="mx", member="x", of="o")
    yield tie("me", "b", since=day("2019-01-01"), since_precision="year", frequency=12.0)
    yield tie("c", "me", "COOPERATE", stated=False)
    yield tie("me", "x")
    yield Offer(uid="h", actor="me", what="offer", text="ที่ดินสองไร่")
    yield Work(uid="w", actor="b", issue="food")


def opened(store: Store, home: Path, **more: Any) -> tuple[Service, Round]:
    """A round that is open, on a database that no page has seen yet."""
    store.write(lambda work: work.rows("journal/head", counter=next(THOUSANDS), batches=0, head=""))
    put(store, *records())
    service = Service(store, Preferences(), home)
    opens = TODAY - timedelta(days=1)
    uid = new_uid("n", f"รอบ {next(THOUSANDS)}", opens)  # the book outlives the database
    given: dict[str, Any] = {
        "uid": uid,
        "name": "รอบแรก",
        "network": "n",
        "opens": opens,
        "closes": TODAY + timedelta(days=7),
        "asks": ASKED,
        "question": QUESTION,
        "consent": "เราถามเพื่อดูแลเครือข่าย",
    }
    made = Round(**given | more)
    service.put_round(made, "วิชัย")
    return service, made


@dataclass(frozen=True)
class Phone:
    """Whoever holds a link, on the server of a port."""

    port: int
    token: str
    lang: str = ""

    def way(self, **asked: str) -> str:
        if self.lang:
            asked["lang"] = self.lang
        return f"/saan/ask/{self.token}" + (f"?{urlencode(asked)}" if asked else "")

    def get(self, *headers: str, method: str = "GET", **asked: str) -> Answer:
        return ask(self.port, self.way(**asked), self._host(), *headers, method=method)

    def post(self, step: str, fields: dict[str, str], *headers: str, partner: str = "") -> Answer:
        asked = {"step": step} | ({"partner": partner} if partner else {})
        body = urlencode(fields).encode()
        sent = (f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded")
        way = self.way(**asked)
        return ask(self.port, way, self._host(), *sent, *headers, method="POST", body=body)

    def agree(self) -> "Phone":
        assert self.post("consent", {"agree": "yes"}).status == 303
        return self

    def _host(self) -> str:
        return f"Host: 127.0.0.1:{self.port}"


def to(answer: Answer) -> str:
    """Where an answer leads to, by the query of its address."""
    assert answer.status == 303, answer.text
    return answer.headers["location"].partition("?")[2]
