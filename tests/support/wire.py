"""One request to a server of this machine, with whatever headers: no client puts in its own."""

import socket
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPResponse

UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


@dataclass(frozen=True)
class Answer:
    """headers: name in lower case → value; where it is there twice, with a comma between."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Secure:
    """TLS with a server of that name. context: which certificates are believed."""

    name: str
    context: ssl.SSLContext


def ask(
    port: int,
    path: str,
    *headers: str,
    method: str = "GET",
    source: str = "",
    body: bytes = b"",
    secure: Secure | None = None,
) -> Answer:
    """The answer to a request with these header lines and no others. source: whence it comes;
    secure: by TLS."""
    own = (source, 0) if source else None
    with socket.create_connection(("127.0.0.1", port), 30, source_address=own) as plain:
        wire = secure.context.wrap_socket(plain, server_hostname=secure.name) if secure else plain
        wire.sendall(_lines(f"{method} {path} HTTP/1.1", *headers) + body)
        answer = HTTPResponse(wire, method=method)
        answer.begin()
        text = answer.read().decode("utf-8", "replace")
        told = answer.headers
        named = {name.lower(): ", ".join(told.get_all(name, ())) for name in told}
        return Answer(answer.status, named, text)


def ask_socket(port: int, *headers: str, source: str = "", secure: Secure | None = None) -> Answer:
    """The answer to a WebSocket's handshake with the dashboards; 101 where it is let in."""
    return ask(port, "/_stcore/stream", *UPGRADE, *headers, source=source, secure=secure)


def _lines(*lines: str) -> bytes:
    text: Iterable[str] = (*lines, "", "")
    return "\r\n".join(text).encode("latin-1")
