"""From where the pages can be reached: from this machine alone, until visitors sign in."""

import ipaddress
import socket
import struct
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from graph.base.errors import ServerError

if TYPE_CHECKING:
    from starlette.requests import Request

MARKS = (".dockerenv", "run/.containerenv")
"""What Docker and Podman put into a container."""

VIRTUAL = ("linuxkit", "microsoft")
"""Kernels of a virtual machine around the container, which hides from where a visitor comes."""


def visitors(host: str, signed_in: bool, root: Path = Path("/")) -> frozenset[str] | None:
    """The addresses that may connect where we listen on `host`; None: all that can.

    ServerError where others than this machine could, and nobody would sign in. In a container
    every address is the container's own: the machine that runs it comes from the gateway of the
    container's network, and it alone is answered. signed_in: whether visitors sign in.
    root: of the files of the system.
    """
    if signed_in or is_loopback(host):
        return None
    if not any((root / mark).exists() for mark in MARKS):
        raise ServerError("pages.serve.no_sign_in", host=host)
    kernel = (root / "proc/sys/kernel/osrelease").read_text("utf-8").lower()
    if any(word in kernel for word in VIRTUAL):
        return None
    routes = (root / "proc/net/route").read_text("utf-8")
    return frozenset({"127.0.0.1", "::1", *gateways(routes)})


def whence(request: "Request", proxies: Collection[str] = ()) -> str:
    """The address that a request comes from: as the last of these proxies tells it, where one
    brings it; nobody else is believed."""
    peer = request.client.host if request.client else ""
    told = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    while peer in proxies and told:
        try:
            peer = str(ipaddress.ip_address(told.pop().strip()))
        except ValueError:
            break
    return peer


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def gateways(routes: str) -> set[str]:
    """The gateways of the default routes, of what Linux says in /proc/net/route."""
    rows = (line.split() for line in routes.splitlines()[1:])
    ways = [row[2] for row in rows if len(row) > 2 and row[1] == "00000000" != row[2]]
    return {socket.inet_ntoa(struct.pack("<I", int(way, 16))) for way in ways}
