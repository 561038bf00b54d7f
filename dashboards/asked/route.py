"""Where the links of rounds are answered: before anybody signs in, and where nobody does.

A page is plain HTML, a step a form. Its script only keeps what is typed while the line is lost.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from dashboards.asked import joining
from dashboards.asked.joining import JOIN
from dashboards.asked.profile import means, told
from dashboards.asked.steps import Step, act, at, shown
from dashboards.outside.guard import ASKED, RateLimit
from dashboards.outside.reach import whence
from dashboards.sharing.route import TOKEN
from graph import conditions, settings
from graph.base import labels
from graph.base.errors import Conflict, DataError, Forbidden, NotFound, SaanError
from graph.base.templates import templates
from graph.base.words import LANGUAGES, count, counting, language, say, speaking, usual_language
from graph.conditions import trying
from graph.conditions.answering import Answering
from graph.conditions.asking import ends
from graph.conditions.sealed import Invitation, Sealed
from graph.conditions.trying import TRY
from graph.network import Snapshot
from graph.rights import MACHINE, User, acting
from graph.service import Service

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

HERE = Path(__file__).parent
FILES = {"page.css": "text/css", "page.js": "text/javascript"}
METHODS = "GET, HEAD, POST"
LARGEST = 64 * 1024
"""Bytes of a form that is sent."""
FIELDS = 100
"""Fields of a form."""

OPENED, GUESSED = (600, 40.0), (20, 0.2)
"""How many requests of one address at once, and how many more a second: a village behind one
address answers; whoever tries tokens that never were does not."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    # with "no-referrer" browsers send forms without their origin, which the guard refuses
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class Asked:
    """The application with the links of rounds before it. service: of the network that asks.
    proxies: whose word counts for whence a request comes."""

    def __init__(
        self,
        app: "ASGIApp",
        service: Callable[[], Service],
        lang: str | None = None,
        proxies: Collection[str] = (),
    ) -> None:
        self.app, self.service, self.lang, self.proxies = app, service, lang, proxies
        self._opened, self._guessed = RateLimit(*OPENED), RateLimit(*GUESSED)

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(ASKED):
            await self.app(scope, receive, send)
            return
        from starlette.requests import Request

        request = Request(scope, receive)
        given = await _form(request)
        answer = await asyncio.to_thread(self._answer, request, given)
        await answer(scope, receive, send)

    def _answer(self, request: "Request", given: dict[str, str] | None) -> "Response":
        wanted = request.query_params.get("lang")
        with (
            speaking(wanted if wanted in LANGUAGES else self.lang or usual_language()),
            counting("language"),
        ):
            if request.method not in METHODS.split(", "):
                return _sentence(request, 405, say("asked.method"))
            if not self._opened.allows(whence(request, self.proxies), time.monotonic()):
                return _sentence(request, 429, say("asked.often"))
            if given is None:
                return _sentence(request, 413, say("asked.large"))
            name = request.url.path.removeprefix(ASKED)
            if name in FILES:
                return _file(name)
            first, _, code = name.partition("/")
            try:
                if first == JOIN:
                    return self._join(request, code, given)
                if first == TRY:
                    return self._try(request, code, given)
                return self._step(request, name, given)
            except NotFound as error:
                if not self._guessed.allows(whence(request, self.proxies), time.monotonic()):
                    return _sentence(request, 429, say("asked.often"))
                return _sentence(request, 404, error.text())
            except (Conflict, Forbidden) as error:
                early = error.key == "conditions.round.not_open"
                return _sentence(request, 403 if early else 410, error.text())
            except (SaanError, sqlite3.OperationalError):
                return _sentence(request, 503, say("asked.trouble"))

    def _join(self, request: "Request", code: str, given: dict[str, str]) -> "Response":
        from starlette.responses import RedirectResponse

        service, lang = self.service(), request.query_params.get("lang")
        try:
            page = joining.answered(service, code, request.query_params, given)
        except DataError as wrong:
            page = joining.answered(service, code, {}, {"wrong": wrong.text()})
        if not isinstance(page, str):
            return _page(request, page, 200)
        way, _, asked = page.partition("?")
        named = {"lang": lang} if lang in LANGUAGES else {}
        query = urlencode(dict(parse_qsl(asked)) | named)
        return RedirectResponse(f"{ASKED}{quote(way)}{query and '?' + query}", 303, HEADERS)

    def _step(self, request: "Request", token: str, given: dict[str, str]) -> "Response":
        if not TOKEN.fullmatch(token):
            raise NotFound("conditions.link.none")
        service = self.service()
        today = cache(service.today)  # asked once, and only for a link that is known
        sealed = Sealed(service.source.home, today=today, former=cache(service.former))
        invitation = sealed.whose(token)
        now = service.snapshot(today())
        with acting(MACHINE):
            count(settings.options(now).era)
        try:
            asking = Answering(sealed, now, token)
        except Conflict as over:
            if over.key != "conditions.closed" or request.method == "POST":
                raise
            return _page(request, _profile(now, invitation), 200)
        return _asking(request, asking, given)

    def _try(self, request: "Request", token: str, given: dict[str, str]) -> "Response":
        service = self.service()
        book = trying.book(service.source.home, token)
        now = service.snapshot(service.today())
        with acting(MACHINE):
            count(settings.options(now).era)
        return _asking(request, trying.answering(book, now, token), given)


def _asking(request: "Request", asking: Answering, given: dict[str, str]) -> "Response":
    """The step that is asked for, or what its form leads to."""
    asked = dict(request.query_params)
    if request.method == "POST":
        return _done(request, asking, asked, given)
    return _page(request, shown(asking, at(asking, asked)), 200)


def _profile(now: Snapshot, of: Invitation) -> tuple[str, Mapping[str, object]]:
    """What a member gets back once the round has closed."""
    with acting(User(f"link of {of.actor}", "member", of.actor)):
        found = conditions.profile(now, of.actor, of.round)
    facts = {"found": found, "words": told(found), "means": means(found)}
    return "profile", {**facts, "until": labels.day(ends(found.round)), "over": True}


def _done(
    request: "Request", asking: Answering, asked: Mapping[str, str], given: Mapping[str, str]
) -> "Response":
    """On to the next step; or the same one, with what is wrong."""
    from starlette.responses import RedirectResponse

    step = at(asking, asked)
    try:
        onward = act(asking, step, given)
    except DataError as wrong:
        return _page(request, shown(asking, step, given, wrong.text()), 422)
    except Conflict as wrong:
        if wrong.key != "conditions.no_consent":
            raise
        onward = Step("consent")
    if onward == step and onward.name in ("add", "tie"):  # what was typed is not for addresses
        return _page(request, shown(asking, onward, given), 200)
    to = f"{request.url.path}{_query(request, onward)}"
    return RedirectResponse(to, 303, HEADERS)


def _query(request: "Request", step: Step) -> str:
    """The address of a step, in the language that was chosen."""
    asked = step.query()
    if (lang := request.query_params.get("lang")) in LANGUAGES:
        asked["lang"] = str(lang)
    return f"?{urlencode(asked)}" if asked else ""


def _page(request: "Request", page: tuple[str, Mapping[str, object]], status: int) -> "Response":
    name, facts = page
    other = next(each for each in LANGUAGES if each != language())
    step, kept = facts.get("step", Step("")), facts.get("kept", {})
    assert isinstance(step, Step)
    assert isinstance(kept, dict)

    def way(name: str, partner: str = "") -> str:
        return _query(request, Step(name, partner))

    filled = (
        templates(HERE / "templates")
        .get_template(f"{name}.html")
        .render(
            say=say,
            lang=language(),
            other_lang=other,
            other="?" + urlencode({**step.query(), **kept, "lang": other}),
            files={each: f"{ASKED}{each}?{_version(each)}" for each in FILES},
            way=way,
            trial=request.url.path.startswith(f"{ASKED}{TRY}/"),
            **facts,
        )
    )
    return _response(filled, status)


def _sentence(request: "Request", status: int, sentence: str) -> "Response":
    over = status in (404, 410)
    return _page(request, ("sentence", {"sentence": sentence, "over": over}), status)


def _response(text: str, status: int) -> "Response":
    from starlette.responses import HTMLResponse

    return HTMLResponse(text, status, HEADERS | ({"Allow": METHODS} if status == 405 else {}))


def _file(name: str) -> "Response":
    from starlette.responses import Response

    headers = HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_content(name), media_type=FILES[name], headers=headers)


@cache
def _content(name: str) -> bytes:
    return (HERE / name).read_bytes()


@cache
def _version(name: str) -> str:
    return sha256(_content(name)).hexdigest()[:8]


async def _form(request: "Request") -> dict[str, str] | None:
    """The fields of a form that was sent; None where it is too much, which is not read to its
    end."""
    if int(request.headers.get("content-length") or 0) > LARGEST:
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), True, max_num_fields=FIELDS)
    except ValueError:  # more than ours
        return None
    return {name: text.replace("\r\n", "\n") for name, text in fields}
