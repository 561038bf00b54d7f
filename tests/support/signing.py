"""The dashboards of a home with accounts, and signing in to them in a browser."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph.accounts import Book
from graph.base.config import Target
from tests.support.browsing import Watched, serving, stopped, unused_port, using

PASSWORD = "ตะกร้าสานสามใบริมคลอง"


def with_accounts(home: Path, roles: Mapping[str, str]) -> Path:
    """The home, with an account of that role for each name; all with `PASSWORD`."""
    book = Book(home)
    for name, role in roles.items():
        book.add(name, role, PASSWORD)
    return home


@pytest.fixture(scope="module")
def port(home: Path, target: Target) -> Iterator[int]:
    """Where the dashboards of the module's `home` are, on the tests' server."""
    port = unused_port()
    process = serving(port, *("serve", "--no-night"), SAAN_HOME=str(home), **using(target))
    yield port
    stopped(process)


def sign_in(watched: Watched, root: str, name: str, to: str) -> None:
    """Signs in by name and `PASSWORD`, and waits for the page that was wanted."""
    watched.page.goto(f"{root}/saan/sign-in?{urlencode({'lang': 'th', 'next': to})}")
    watched.page.get_by_label("ชื่อบัญชี").fill(name)
    watched.page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    watched.page.get_by_role("button", name="เข้าสู่ระบบ").click()
    watched.page.wait_for_url(f"{root}{to}**")
