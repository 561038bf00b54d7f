"""Who is let in: every request and every socket is looked at here, before Streamlit sees it.

Our own pages and programs of this machine get through; a page of any other address gets nothing,
whichever name it has given this machine. What is refused is told in a sentence and logged.
"""

import logging
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboards.outside.headers import headers
from graph.base.errors import Misuse
from graph.base.words import LANGUAGES, say

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine that no other can take."""

NAME = re.compile(r"([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(:[1-9][0-9]{0,4})?")

CLOSED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")
"""What Streamlit offers to programs, of which Saan's pages use nothing."""

SHARED = "/saan/shared/"
ASKED = "/saan/ask/"
"""Below them lie the links of `dashboards.sharing` and `dashboards.asked`, whose pages bring a
narrower policy."""

THEIRS = (b"content-security-policy", b"referrer-policy")

OVERHEAD = 2**20
"""Bytes by which the body of an upload may be longer than its file."""

BURST = 60
RATE = 5.0
SOCKETS = 200
"""Sockets that one address may open at once, how many more a second, and how many stay open of
all: our rule. A page opens one."""

QUIET = 10.0
"""Seconds between two lines of the log on refusals of one kind."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Allowed:
    """hosts: what a Host may be, such as 127.0.0.1:8501. visitors: the addresses that may connect;
    None: all that can. largest: bytes of a file that is sent."""

    hosts: frozenset[str]
    visitors: frozenset[str] | None
    largest: int


class Refused(Exception):
    """Why a request is refused: a word of `pages.guard`, its status, and what was wrong."""

    def __init__(self, why: str, status: int, given: str = "") -> None:
        super().__init__(why)
        self.why, self.status, self.given = why, status, given


def hosts(port: int, names: Iterable[str] = ()) -> frozenset[str]:
    """What a Host may be: the names of this machine with the port, and the names given.

    A given name without a port stands for itself with the port, and with none, as a proxy has it.
    Misuse where one is no name.
    """
    found = {f"{name}:{port}" for name in LOOPBACK} | (set(LOOPBACK) if port == 80 else set())
    for given in names:
        name = _name(given)
        found |= {name} if re.search(r":\d+$", name) else {name, f"{name}:{port}"}
    return frozenset(found)


def _name(given: str) -> str:
    """A name as browsers send it, Thai ones among them."""
    try:
        name = given.encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if not NAME.fullmatch(name):
        raise Misuse("pages.serve.bad_name", name=given)
    return name


class Guard:
    """The application with the guard before it."""

    def __init__(self, app: "ASGIApp", allowed: Allowed) -> None:
        self.app = app
        self.allowed = allowed
        self.headers = headers()
        self._open = 0
        self._rate = RateLimit()
        self._log = RefusalLog()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            self._check(scope)
        except Refused as refused:
            self._log.tell(refused)
            await _sentence(refused)(scope, receive, self._with_headers(scope, send))
            return
        socket = scope["type"] == "websocket"
        self._open += socket
        try:
            await self.app(scope, receive, self._with_headers(scope, send))
        finally:
            self._open -= socket

    def _check(self, scope: "Scope") -> None:
        """Refused where the request is not from our own pages, or asks for too much."""
        visitor = (scope.get("client") or ("", 0))[0]
        if self.allowed.visitors is not None and visitor not in self.allowed.visitors:
            raise Refused("visitor", 403, visitor)
        host = _single(scope, b"host")
        if not host or host.lower() not in self.allowed.hosts:
            raise Refused("host", 421, host or "")
        _check_origin(scope, host)
        if any(scope["path"].startswith(path) for path in CLOSED):
            raise Refused("closed", 404)
        if scope["type"] == "websocket":
            if self._open >= SOCKETS or not self._rate.allows(visitor, time.monotonic()):
                raise Refused("often", 429)
            return
        if int(_single(scope, b"content-length") or 0) > self.allowed.largest + OVERHEAD:
            raise Refused("large", 413)

    def _with_headers(self, scope: "Scope", send: "Send") -> "Send":
        theirs = THEIRS if scope["path"].startswith((SHARED, ASKED)) else ()

        async def sending(message: "Message") -> None:
            if message["type"].endswith(".start"):
                message = {**message, "headers": [*self._answered([*message["headers"]], theirs)]}
            await send(message)

        return sending

    def _answered(
        self, given: Iterable[tuple[bytes, bytes]], theirs: Iterable[bytes]
    ) -> Iterator[tuple[bytes, bytes]]:
        """The headers of an answer: ours, but for `theirs` where it has them; none that lets
        another origin in; and what says nothing of being kept is not kept."""
        kept = {name.lower() for name, _ in given}
        ours = {name: self.headers[name] for name in self.headers if name not in kept & {*theirs}}
        for name, value in given:
            if name.lower() not in ours and not name.lower().startswith(b"access-control-"):
                yield name, value
        yield from ours.items()
        if b"cache-control" not in kept:
            yield b"cache-control", b"no-store"


def _single(scope: "Scope", name: bytes) -> str | None:
    """The value of a header; None where it is not there, or there twice."""
    found = [value for each, value in scope["headers"] if each.lower() == name]
    return found[0].decode("latin-1") if len(found) == 1 else None


def _check_origin(scope: "Scope", host: str) -> None:
    """Refused where a browser says that another page asks; a link that is followed may come from
    anywhere.

    A socket without an Origin is refused too: a browser always sends one.
    """
    origins = [value for name, value in scope["headers"] if name.lower() == b"origin"]
    ours = {f"{scheme}://{host}".encode("latin-1") for scheme in ("http", "https")}
    if len(origins) > 1 or not ours.issuperset(origins):
        raise Refused("origin", 403, origins[0].decode("latin-1"))
    if scope["type"] == "websocket":
        if not origins:
            raise Refused("origin", 403)
        return
    site = _single(scope, b"sec-fetch-site") or "none"
    link = scope["method"] in ("GET", "HEAD") and _single(scope, b"sec-fetch-dest") == "document"
    if site not in ("same-origin", "none") and not link:
        raise Refused("origin", 403, site)


def _sentence(refused: Refused) -> "ASGIApp":
    """The answer to what is refused, in each language."""
    from starlette.responses import PlainTextResponse

    said = "\n".join(say(f"pages.guard.{refused.why}", lang) for lang in LANGUAGES)
    return PlainTextResponse(f"{said}\n", refused.status)


class RateLimit:
    """How quickly each address asks, or opens sockets. burst: at once; rate: how many more a
    second."""

    def __init__(self, burst: float = BURST, rate: float = RATE) -> None:
        self._burst, self._rate = float(burst), rate
        self._left: dict[str, tuple[float, float]] = {}

    def allows(self, visitor: str, now: float) -> bool:
        """Whether one more is allowed; it counts as made then. now: in seconds."""
        left, then = self._left.get(visitor, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        if len(self._left) > 10_000:
            self._left.clear()
        allowed = left >= 1
        self._left[visitor] = (left - allowed, now)
        return allowed


class RefusalLog:
    """The log of what is refused: a line now and then for each kind, so that nobody fills it."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[float, int]] = {}

    def tell(self, refused: Refused) -> None:
        """Logs it, or counts it for the next line; the value is escaped and cut short."""
        now = time.monotonic()
        last, count = self._last.get(refused.why, (now - QUIET, 0))
        if now - last < QUIET:
            self._last[refused.why] = (last, count + 1)
            return
        self._last[refused.why] = (now, 0)
        log.warning(
            "refused (%s): %s, %d more before", refused.why, ascii(refused.given[:60]), count
        )
