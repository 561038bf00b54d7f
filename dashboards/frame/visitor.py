"""Who looks at a page: whether the visitor sits at the machine that serves it."""

import re
from collections.abc import Mapping

import streamlit as st

from dashboards.outside.guard import LOOPBACK

PROXIES = {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
PROXIES |= {"x-real-ip"}
"""What a proxy adds to a request, any of it."""


def is_local() -> bool:
    """Whether the visitor sits at this machine; True too where no browser asks."""
    headers = st.context.headers
    return not headers or sits_here(st.context.ip_address, headers)


def sits_here(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request came from this machine, by one of its own names and through no proxy.

    address: None for this machine's own.
    """
    given = {name.lower(): value for name, value in headers.items()}
    host = re.sub(r":\d+$", "", given.get("host", ""))
    return address is None and host in LOOPBACK and not PROXIES & given.keys()
