"""Where links are answered: before anybody signs in, with the one view that a link shows.

Whoever holds a link sees it as it is now, until its day, until it is withdrawn, and while its maker
may share. An address that never was one is answered like any other that never was.
"""

import asyncio
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from dashboards.outside.guard import SHARED, RateLimit
from dashboards.sharing.showing import shown_by
from dashboards.signing.sign_in import TEMPLATES
from graph.accounts import Book, Link, Links
from graph.accounts.links import visitor
from graph.base.errors import NotFound, SaanError
from graph.base.templates import templates
from graph.base.words import LANGUAGES, count, counting, language, say, speaking, usual_language
from graph.export.view import Way, html, policy
from graph.rights import acting, looked
from graph.service import Service

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
SENTENCE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The policy of a page that holds a sentence alone."""


class Shared:
    """The application with the links before it. service: of the network that they show."""

    def __init__(
        self, app: "ASGIApp", book: Book, service: Callable[[], Service], lang: str | None = None
    ) -> None:
        self.app, self.links, self.service, self.lang = app, Links(book), service, lang
        self._rate = RateLimit()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(SHARED):
            await self.app(scope, receive, send)
            return
        from starlette.requests import Request

        answer = await asyncio.to_thread(self._answer, Request(scope))
        await answer(scope, receive, send)

    def _answer(self, request: "Request") -> "Response":
        wanted = request.query_params.get("lang")
        lang = wanted if wanted in LANGUAGES else self.lang or usual_language()
        with speaking(lang), counting("language"):
            if request.method not in ("GET", "HEAD"):
                return _sentence(request, 405, say("sharing.page.only_look"))
            peer = request.client.host if request.client else ""
            if not self._rate.allows(peer, time.monotonic()):
                return _sentence(request, 429, say("sharing.page.often"))
            token = request.url.path.removeprefix(SHARED)
            link = self.links.find(token) if TOKEN.fullmatch(token) else None
            if link is None:
                return _sentence(request, 404, say("sharing.page.unknown"))
            if link.ended:
                return _sentence(request, 410, say("sharing.page.ended", name=link.maker))
            try:
                return self._view(request, link)
            except NotFound:
                return _sentence(request, 410, say("sharing.page.gone", name=link.maker))
            except SaanError:
                return _sentence(request, 503, say("sharing.page.trouble"))

    def _view(self, request: "Request", link: Link) -> "Response":
        if request.method == "HEAD":
            return _response("", 200, policy())
        with acting(visitor(link)):
            service = self.service()
            count(service.options().era)
            text = html(shown_by(link, service), _other(request))
            looked("link opened", f"link {link.number}")
        self.links.note_opened(link)
        return _response(text, 200, policy())


def _other(request: "Request") -> Way:
    lang = next(each for each in LANGUAGES if each != language())
    return Way(f"{request.url.path}?lang={lang}", lang, say("pages.frame.own_name", lang))


def _sentence(request: "Request", status: int, sentence: str) -> "Response":
    other = _other(request)
    page = templates(TEMPLATES).get_template("told.html")
    text = page.render(
        say=say,
        lang=language(),
        other=f"?lang={other.lang}",
        other_lang=other.lang,
        told="",
        sentence=sentence,
    )
    return _response(text, status, SENTENCE)


def _response(text: str, status: int, allowed: str) -> "Response":
    from starlette.responses import HTMLResponse

    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{allowed}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    if status == 405:
        headers["Allow"] = "GET, HEAD"
    return HTMLResponse(text, status, headers)
