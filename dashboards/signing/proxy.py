"""Signing in by a proxy: it asks who it is, and says so in a header that we believe it alone."""

from typing import TYPE_CHECKING

from dashboards.signing.told import refused, told
from graph.accounts import Book

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class BehindProxy:
    """The application for those whom a proxy names, each with an account of that name.

    header: in which it does, such as Remote-User. addresses: of the proxy; nobody else is answered.
    """

    def __init__(self, app: "ASGIApp", book: Book, header: str, addresses: frozenset[str]) -> None:
        self.app, self.book, self.addresses = app, book, addresses
        self.header = header.lower().encode("latin-1")

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] in ("http", "websocket"):
            given = [value for name, value in scope["headers"] if name.lower() == self.header]
            peer = (scope.get("client") or ("", 0))[0]
            name = given[0].decode("utf-8", "replace") if len(given) == 1 else ""
            if peer not in self.addresses or self.book.named(name) is None:
                await refused(scope, receive, send)
                return
            scope = told(scope, name)
        await self.app(scope, receive, send)
