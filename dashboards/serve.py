"""The dashboards as one web application: Streamlit, and the library that draws the map.

Nothing is asked of any other host, but of a provider that somebody signs in with: the library comes
out of the installed pyvis package.
"""

import logging
import os
import socket
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboards.asked.route import Asked
from dashboards.frame import pages, session
from dashboards.frame.pages import PAGES, Served
from dashboards.outside.guard import Allowed, Guard, hosts
from dashboards.outside.reach import is_loopback, visitors
from dashboards.sharing.route import Shared
from dashboards.signing.provider import Provider
from dashboards.signing.proxy import BehindProxy
from dashboards.signing.sign_in import SignIn
from dashboards.signing.who import Visitor
from graph.accounts import Book, there
from graph.base import config as settings
from graph.base.errors import Misuse, ServerError
from graph.drawing import library
from graph.network.worker import Worker
from graph.nightly import Watch
from graph.rights import obey, watch

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp
    from uvicorn import Server

HERE = Path(__file__).parent


def serve(
    port: int,
    home: Path | None = None,
    lang: str | None = None,
    host: str = "127.0.0.1",
    night: bool = True,
    names: Iterable[str] = (),
) -> None:
    """Serve the dashboards of a home (the user's own where left out) until interrupted.

    `lang` is the language of pages whose URL names none. night: judge the rules of governance
    each night, and keep what is new. names: under which they are reached beside this machine's
    own. ServerError where other machines could reach them and nobody would sign in.
    """
    import uvicorn
    from streamlit import config as options

    book = there(home or settings.home())
    app = application(host, port, names, book, lang)
    need_port(host, port)
    worker = Worker()
    ours = book if settings.proxy() is None else None
    pages.remember(Served(home, lang, warm=True, worker=worker, book=ours))
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        ws_max_size=options.get_option("server.maxWidgetStateSize") * 1_000_000,
        proxy_headers=False,
        server_header=False,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    watch = Watch(home).start() if night else None
    try:
        _announcing()(config).run()
    finally:
        worker.close()
        if watch:
            watch.stop()


def _is_news(record: logging.LogRecord) -> bool:
    """Not what uvicorn says of a socket that was refused with a sentence: the guard has said it."""
    return "without completing handshake" not in record.getMessage()


def need_port(host: str, port: int) -> None:
    """ServerError where another program listens on the port already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerError("pages.serve.port_taken", port=port, next=port + 1) from error


def _announcing() -> "type[Server]":
    """The server that says its address once it listens."""
    from uvicorn import Server

    class Announcing(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                print(f"http://{_told(self.config.host, self.config.port)}", flush=True)

    return Announcing


def _told(host: str, port: int) -> str:
    """The Host of the address that is told: what is listened on, where it is this machine alone."""
    here = host if is_loopback(host) else "127.0.0.1"
    return f"[{here}]:{port}" if ":" in here else f"{here}:{port}"


def application(
    host: str = "127.0.0.1",
    port: int = 8501,
    names: Iterable[str] = (),
    book: Book | None = None,
    lang: str | None = None,
) -> Guard:
    """The ASGI application: the guard, the links of rounds, where there is a `book` of accounts the
    other links and the sign-in page, and behind them the front door, the drawing library, and the
    first page at the root.
    """
    from starlette.routing import Route
    from streamlit import config
    from streamlit.starlette import App

    settle()
    proxy, provider = settings.proxy(), settings.openid()
    if proxy and provider:
        raise Misuse("settings.two_ways")
    if book is None and (proxy or provider):
        setting = "SAAN_PROXY" if proxy else "SAAN_OIDC"
        raise ServerError("pages.serve.no_accounts", setting=setting)
    largest = config.get_option("server.maxUploadSize") * 2**20
    known_as = [_told(host, port), *names]
    allowed = Allowed(hosts(port, known_as), visitors(host, book is not None), largest)
    first = Route("/", _to_the_first)
    app = App(HERE / "app.py", routes=[Route(pages.DRAWING_ROUTE, _drawing_library), first])
    if book is None:
        return Guard(Asked(app, session.served_desk, lang), allowed)
    watch(book.note_look)
    if proxy:
        obey(Visitor(book.named))
        inside: ASGIApp = BehindProxy(app, book, proxy.header, proxy.addresses)
    else:
        obey(Visitor(book.signed_in))
        inside = SignIn(app, book, lang, Provider(provider) if provider else None)
    shared = Shared(inside, book, session.served_desk, lang)
    believed = proxy.addresses if proxy else ()
    return Guard(Asked(shared, session.served_desk, lang, believed), allowed)


def settle() -> None:
    """Apply config.toml, wherever the program was started and whatever a user's own file says."""
    from streamlit import config

    for key, value in _settings(tomllib.loads(_config_file().read_text("utf-8"))):
        config.set_option(key, value)


async def _to_the_first(request: "Request") -> "Response":
    from starlette.responses import RedirectResponse

    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{PAGES[0].word}{query}")


async def _drawing_library(_: "Request") -> "Response":
    from starlette.responses import FileResponse

    return FileResponse(
        library(),
        media_type="text/javascript",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def _config_file() -> Path:
    inside = HERE / ".streamlit" / "config.toml"
    return inside if inside.is_file() else HERE.parent / ".streamlit" / "config.toml"


def _settings(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _settings(value, f"{key}.")
        else:
            yield key, value
