"""The application behind its sign-in page: nothing of it is given to who hasn't signed in.

Who asks is told to the pages in a header of our own, which nobody outside can set.
"""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from dashboards.signing.told import refused, told
from graph.accounts import Book, Session
from graph.accounts.book import LONGEST, session_id
from graph.base.errors import SaanError
from graph.base.templates import templates
from graph.base.words import LANGUAGES, language, say, speaking, usual_language
from graph.rights import NOBODY

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

IN, OUT, NEW = "/saan/sign-in", "/saan/sign-out", "/saan/password"
COOKIE = "saan_session"
LARGEST = 10_000
"""Bytes of a form that is sent."""

TEMPLATES = Path(__file__).parent / "templates"


class SignIn:
    """The application with its sign-in page before it. lang: where the address names none."""

    def __init__(self, app: "ASGIApp", book: Book, lang: str | None = None) -> None:
        self.app, self.book, self.lang = app, book, lang

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        from starlette.requests import HTTPConnection, Request

        asking = HTTPConnection(scope)
        of = session_id(asking.cookies.get(COOKIE, ""))
        ours = await asyncio.to_thread(self.book.signed_in, of)
        if scope["type"] == "http" and scope["path"] in ((IN, OUT, NEW) if ours else (IN, OUT)):
            answer = await self._own_page(Request(scope, receive), of)
            await answer(scope, receive, send)
            return
        # A page that was open when its session ended says so itself, and keeps what was typed.
        late = scope["type"] == "websocket"
        if not ours and not (late and await asyncio.to_thread(self.book.left, of)):
            await _way_in(asking)(scope, receive, send)
            return
        await self.app(told(scope, of), receive, send)

    async def _own_page(self, request: "Request", of: str) -> "Response":
        """The page; what its form does, once it is sent. of: the id of the session."""
        with speaking(_language(request) or self.lang or usual_language()):
            if request.method != "POST":
                return _page(request)
            given = await _form(request)
            act = {IN: self._sign_in, OUT: self._sign_out, NEW: self._new_password}
            try:
                return await asyncio.to_thread(act[request.url.path], request, given, of)
            except SaanError as wrong:
                return _page(request, wrong, given.get("name", ""))

    def _sign_in(self, request: "Request", given: Mapping[str, str], _: str) -> "Response":
        name, password = _of(given, "name", "password")
        old = request.cookies.get(COOKIE)
        return _signed_in(request, self.book.sign_in(name, password, _address(request), old))

    def _sign_out(self, _: "Request", __: Mapping[str, str], of: str) -> "Response":
        from starlette.responses import RedirectResponse

        self.book.sign_out(of)
        answer = RedirectResponse(IN, 303)
        answer.delete_cookie(COOKIE)
        return answer

    def _new_password(self, request: "Request", given: Mapping[str, str], of: str) -> "Response":
        user = self.book.signed_in(of) or NOBODY
        before, new = _of(given, "password", "new")
        session = self.book.change_password(user.name, before, new, _address(request))
        return _signed_in(request, session)


def _of(given: Mapping[str, str], *names: str) -> Iterator[str]:
    return (given.get(name, "") for name in names)


def _address(request: "Request") -> str:
    return request.client.host if request.client else "127.0.0.1"


def _signed_in(request: "Request", session: Session) -> "Response":
    """On to the page that was wanted, with the session in the browser."""
    from starlette.responses import RedirectResponse

    answer = RedirectResponse(_next(request), 303)
    secure = request.headers.get("origin", "").startswith("https:")  # a proxy's too
    answer.set_cookie(COOKIE, session.token, LONGEST, httponly=True, samesite="lax", secure=secure)
    return answer


def _page(request: "Request", wrong: SaanError | None = None, name: str = "") -> "Response":
    from starlette.responses import HTMLResponse

    path = request.url.path
    page = templates(TEMPLATES).get_template(f"{path.rsplit('/')[-1]}.html")
    other = next(each for each in LANGUAGES if each != language())
    filled = page.render(
        say=say,
        lang=language(),
        other_lang=other,
        other=f"{path}?{request.url.include_query_params(lang=other).query}",
        action=f"{path}?{request.url.query}",
        told=wrong.text() if wrong else "",
        name=name,
    )
    return HTMLResponse(filled, 403 if wrong else 200)


def _way_in(asking: "HTTPConnection") -> "ASGIApp":
    """The way to the sign-in page for a page, the sentence for whatever else."""
    from starlette.responses import RedirectResponse

    if asking.scope["type"] == "http" and "text/html" in asking.headers.get("accept", ""):
        to = asking.url.path + (f"?{asking.url.query}" if asking.url.query else "")
        return RedirectResponse(f"{IN}?next={quote(to)}", 303)
    return refused


def _language(request: "Request") -> str | None:
    """The language that the address names, or the page that is wanted."""
    to = parse_qs(urlsplit(request.query_params.get("next", "")).query)
    given = request.query_params.get("lang") or to.get("lang", [""])[0]
    return given if given in LANGUAGES else None


def _next(request: "Request") -> str:
    """Where to go on: a path of ours, and of nobody else."""
    to = request.query_params.get("next", "/")
    safe = to.startswith("/") and not to.startswith(("//", "/\\", IN)) and to.isprintable()
    return to if safe else "/"


async def _form(request: "Request") -> dict[str, str]:
    """The fields of a form that was sent; none of one that is not ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return {}
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10)
    except ValueError:  # more than ours
        return {}
    return {name: values[0] for name, values in fields.items()}
