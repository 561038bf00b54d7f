"""The application behind its sign-in page: nothing of it is given to who hasn't signed in.

Who asks is told to the pages in a header of our own, which nobody outside can set.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from dashboards.outside.reach import is_loopback
from dashboards.signing.provider import Begun, Provider
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
AWAY, BACK = f"{IN}/provider", f"{IN}/back"
COOKIE, BEGUN = "saan_session", "saan_begun"
LARGEST = 10_000
"""Bytes of a form that is sent."""

AWHILE = 600
"""Seconds that one may take at the provider."""

TEMPLATES = Path(__file__).parent / "templates"


class SignIn:
    """The application with its sign-in page before it. lang: where the address names none.
    provider: with which one may sign in as well."""

    def __init__(
        self,
        app: "ASGIApp",
        book: Book,
        lang: str | None = None,
        provider: Provider | None = None,
    ) -> None:
        self.app, self.book, self.lang, self.provider = app, book, lang, provider
        self._apart = ThreadPoolExecutor(4)

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        from starlette.requests import HTTPConnection, Request

        asking = HTTPConnection(scope)
        of = session_id(asking.cookies.get(COOKIE, ""))
        ours = await asyncio.to_thread(self.book.signed_in, of)
        path = scope["path"] if scope["type"] == "http" else ""
        if path in ((IN, OUT, NEW) if ours else (IN, OUT)):
            answer = await self._own_page(Request(scope, receive), of)
            await answer(scope, receive, send)
            return
        if self.provider and path in (AWAY, BACK):
            answer = await self._by_provider(Request(scope, receive), self.provider)
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
        path, asked = request.url.path, request.query_params
        with speaking(_language(request) or self.lang or usual_language()):
            if request.method != "POST":
                return self._page(path, asked)
            given = await _form(request)
            act = {IN: self._sign_in, OUT: self._sign_out, NEW: self._new_password}
            try:
                return await asyncio.to_thread(act[path], request, given, of)
            except SaanError as wrong:
                return self._page(path, asked, wrong, given.get("name", ""))

    async def _by_provider(self, request: "Request", provider: Provider) -> "Response":
        """On to the provider; or, once one is back, to the page that was wanted."""
        begun = Begun.of(request.cookies.get(BEGUN, "")) if request.url.path == BACK else None
        to = _safe(begun.to) if begun else _next(request)
        lang = begun.lang if begun and begun.lang in LANGUAGES else _language(request)
        with speaking(lang or self.lang or usual_language()):
            try:
                if request.url.path == AWAY:
                    return await self._away(request, provider, Begun.new(to, language()))
                answer = await self._back(request, provider, begun, to)
            except SaanError as wrong:
                answer = self._page(IN, {"next": to, "lang": language()}, wrong)
        answer.delete_cookie(BEGUN, IN)
        return answer

    async def _away(self, request: "Request", provider: Provider, begun: Begun) -> "Response":
        from starlette.responses import RedirectResponse

        here = _here(request)
        answer = RedirectResponse(await self._slow(provider.way, begun, f"{here}{BACK}"), 303)
        secure = here.startswith("https:")
        kept = begun.kept()
        answer.set_cookie(
            BEGUN, kept, AWHILE, path=IN, httponly=True, samesite="lax", secure=secure
        )
        return answer

    async def _back(
        self, request: "Request", provider: Provider, begun: Begun | None, to: str
    ) -> "Response":
        back = f"{_here(request)}{BACK}"
        name = await self._slow(provider.who, begun, request.query_params, back)
        old = request.cookies.get(COOKIE)
        return _signed_in(request, await asyncio.to_thread(self.book.let_in, name, old), to)

    async def _slow(self, ask: Callable[..., str], *given: object) -> str:
        """What another host says: whoever doesn't wait for it isn't kept waiting."""
        run = copy_context().run
        return await asyncio.get_running_loop().run_in_executor(self._apart, run, ask, *given)

    def _page(
        self,
        path: str,
        asked: Mapping[str, str],
        wrong: SaanError | None = None,
        name: str = "",
    ) -> "Response":
        """A page of ours, with what was wrong; asked: of its address."""
        from starlette.responses import HTMLResponse

        other = next(each for each in LANGUAGES if each != language())
        filled = (
            templates(TEMPLATES)
            .get_template(f"{path.rsplit('/')[-1]}.html")
            .render(
                say=say,
                lang=language(),
                other_lang=other,
                other=_to(path, asked, lang=other),
                action=_to(path, asked),
                away=_to(AWAY, asked, lang=language()),
                provider=self.provider and self.provider.given.name,
                told=wrong.text() if wrong else "",
                name=name,
            )
        )
        return HTMLResponse(filled, 403 if wrong else 200)

    def _sign_in(self, request: "Request", given: Mapping[str, str], _: str) -> "Response":
        name, password = _of(given, "name", "password")
        old = request.cookies.get(COOKIE)
        session = self.book.sign_in(name, password, _address(request), old)
        return _signed_in(request, session, _next(request))

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
        return _signed_in(request, session, _next(request))


def _of(given: Mapping[str, str], *names: str) -> Iterator[str]:
    return (given.get(name, "") for name in names)


def _address(request: "Request") -> str:
    return request.client.host if request.client else "127.0.0.1"


def _signed_in(request: "Request", session: Session, to: str) -> "Response":
    """On to the page that was wanted, with the session in the browser."""
    from starlette.responses import RedirectResponse

    answer = RedirectResponse(to, 303)
    secure = _here(request).startswith("https:")
    answer.set_cookie(COOKIE, session.token, LONGEST, httponly=True, samesite="lax", secure=secure)
    return answer


def _here(request: "Request") -> str:
    """Our address as the browser has it: it tells so with a form; with TLS where it doesn't, by
    whichever proxy, but for the names of this machine."""
    host = request.headers["host"]
    scheme = "http" if is_loopback(urlsplit(f"//{host}").hostname or "") else "https"
    return request.headers.get("origin", f"{scheme}://{host}")


def _to(path: str, asked: Mapping[str, str], **more: str) -> str:
    return f"{path}?{urlencode({**asked, **more})}"


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
    return _safe(request.query_params.get("next", "/"))


def _safe(to: str) -> str:
    """Where to go on: a path of ours, and of nobody else."""
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
