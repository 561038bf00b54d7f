"""A look at a Bolt server on a connection of its own: whether anything listens there and answers.

The driver waits without end for a server that has accepted a connection and says nothing.
"""

import socket
import ssl
from enum import Enum, auto
from urllib.parse import urlsplit

SECONDS = 3.0
PORT = 7687
GREETING = bytes.fromhex("6060b017 00080805 00020404 00000304 00000003")
"""What a client of Bolt says first: its mark, and the versions 5.8–5.0, 4.4–4.2, 4.3 and 3."""


class Pulse(Enum):
    """What was found: it answers; nothing listens; something listens and says nothing."""

    ANSWERS = auto()
    DOWN = auto()
    SILENT = auto()


def probe(uri: str, seconds: float = SECONDS) -> Pulse:
    """How the server at that address is; takes a millisecond where it is well.

    What answers in another language than Bolt's answers: the driver says what is wrong with it.
    """
    found = urlsplit(uri)
    address = (found.hostname or "", found.port or PORT)
    try:
        connection = socket.create_connection(address, timeout=seconds)
    except (OSError, OverflowError):
        return Pulse.DOWN
    with connection:
        try:
            return _greet(connection, "+s" in found.scheme)
        except TimeoutError:
            return Pulse.SILENT
        except ConnectionError:
            return Pulse.DOWN
        except OSError:
            return Pulse.ANSWERS


def _greet(connection: socket.socket, secure: bool) -> Pulse:
    if secure:  # the driver looks at the certificate
        context = ssl._create_unverified_context()  # noqa: S323
        with context.wrap_socket(connection):
            return Pulse.ANSWERS
    connection.sendall(GREETING)
    return Pulse.ANSWERS if connection.recv(4) else Pulse.DOWN
