"""The proxies of the guide, as they stand there, before the dashboards: by TLS, and by it alone."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import BrowserType, expect

from graph.accounts import Book
from graph.base.config import Target
from graph.store import Store
from tests.support.browsing import SLOW, serving, stopped, unused_port, using
from tests.support.made import actor, put
from tests.support.places import ROOT
from tests.support.wire import Answer, Secure, ask, ask_socket

RECIPES = ROOT / "docs" / "guide" / "proxy"
NAME = "saan.example.org"
PASSWORD = "ตะกร้าสานสามใบริมคลอง"
FORGED = (
    "X-Forwarded-For: 192.0.2.7",
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-Proto: gopher",
    "X-Real-IP: 192.0.2.7",
    "Forwarded: for=192.0.2.7",
    "Remote-User: somjai",
)


@dataclass(frozen=True)
class Place:
    """A certificate of the name, and the ports: by TLS, without, of Saan."""

    folder: Path
    tls: int
    plain: int
    saan: int

    @property
    def secure(self) -> Secure:
        return Secure(NAME, ssl.create_default_context(cafile=self.folder / "certificate.pem"))


Program = Callable[[Place], list[str]]


def certified(folder: Path, saan: int) -> Place:
    """A place with a certificate that signs itself, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    kind = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, kind, plain))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Place(folder, unused_port(), unused_port(), saan)


def changed(recipe: str, place: Place, **values: str) -> str:
    """The recipe as it stands there, but for the values that a place has of its own."""
    text = (RECIPES / recipe).read_text("utf-8")
    common = {"/etc/ssl/saan/": f"{place.folder}/", "127.0.0.1:8501": f"127.0.0.1:{place.saan}"}
    for old, new in (common | values).items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def nginx(place: Place) -> list[str]:
    """The command that runs the recipe, within what a system's nginx.conf has around it."""
    ports = {"listen 443": f"listen {place.tls}", "listen 80": f"listen {place.plain}"}
    (place.folder / "saan.conf").write_text(changed("nginx.conf", place, **ports), "utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    kept = " ".join(f"{kind}_temp_path {place.folder}/{kind};" for kind in kinds)
    around = f"""
    daemon off; pid {place.folder}/pid; error_log stderr;
    {"user root;" if os.geteuid() == 0 else ""}
    events {{}}
    http {{ access_log off; {kept} include {place.folder}/saan.conf; }}
    """
    (place.folder / "nginx.conf").write_text(around, "utf-8")
    return ["nginx", "-e", "stderr", "-p", str(place.folder), "-c", f"{place.folder}/nginx.conf"]


def caddy(place: Place) -> list[str]:
    """As above."""
    text = changed(
        "Caddyfile", place, **{f"{NAME} {{": f"{NAME}:{place.tls} {{", "# tls /": "tls /"}
    )
    (place.folder / "Caddyfile").write_text(
        f"{{\nadmin off\nhttp_port {place.plain}\n}}\n{text}", "utf-8"
    )
    told = ["--config", f"{place.folder}/Caddyfile", "--adapter", "caddyfile"]
    return ["caddy", "run", *told]


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def program(request: pytest.FixtureRequest) -> Program:
    if not shutil.which(request.param.__name__):
        pytest.skip(f"no {request.param.__name__}: apt-get install it to try its recipe")
    return request.param


def running(program: Program, place: Place) -> "subprocess.Popen[bytes]":
    """The proxy, once it listens."""
    env = os.environ | {"XDG_DATA_HOME": str(place.folder), "HOME": str(place.folder)}
    process = subprocess.Popen(program(place), env=env)
    for _ in range(200):
        assert process.poll() is None, "the proxy ended"
        with suppress(OSError), socket.create_connection(("127.0.0.1", place.tls)):
            return process
        time.sleep(0.05)
    raise AssertionError("the proxy did not listen")


@pytest.fixture(scope="module")
def place(
    program: Program, target: Target, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """The dashboards of a home with accounts, behind the proxy."""
    folder = tmp_path_factory.mktemp("tls")
    found = certified(folder, unused_port())
    Book(folder).add("somjai", "administrator", PASSWORD)
    saan = serving(
        found.saan,
        *("serve", "--no-night", "--name", f"{NAME}:{found.tls}"),
        SAAN_HOME=str(folder),
        **using(target),
    )
    proxy = running(program, found)
    yield found
    stopped(proxy)
    stopped(saan)


def asked(place: Place, path: str, *headers: str, host: str = "", **given: object) -> Answer:
    host = f"Host: {host or f'{NAME}:{place.tls}'}"
    return ask(place.tls, path, host, *headers, secure=place.secure, **given)  # type: ignore[arg-type]


def signed_in(place: Place) -> Answer:
    body = urlencode({"name": "somjai", "password": PASSWORD}).encode()
    origin = f"Origin: https://{NAME}:{place.tls}"
    length = f"Content-Length: {len(body)}"
    return asked(place, "/saan/sign-in?next=/ties", origin, length, method="POST", body=body)


def test_pages_and_socket_come_by_tls_to_who_signs_in(place: Place) -> None:
    assert asked(place, "/overview").status == 401
    cookie = signed_in(place).headers["set-cookie"]
    assert re.search(r"saan_session=.*HttpOnly;.*SameSite=lax; Secure", cookie)
    held = f"Cookie: {cookie.split(';')[0]}"
    page = asked(place, "/overview", held)
    assert page.status == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert page.headers["x-frame-options"] == "DENY"
    assert not re.search(r"\d", page.headers.get("server", ""))
    host, origin = f"Host: {NAME}:{place.tls}", f"Origin: https://{NAME}:{place.tls}"
    assert ask_socket(place.tls, host, origin, held, secure=place.secure).status == 101


def test_another_name_or_origin_gets_nothing(place: Place) -> None:
    held = f"Cookie: {signed_in(place).headers['set-cookie'].split(';')[0]}"
    for host in ("evil.example", f"evil.example:{place.tls}", f"127.0.0.1:{place.saan}"):
        answer = asked(place, "/overview", held, host=host)
        assert answer.status == 421 or not answer.text, host  # Caddy's own is empty
    for origin in ("https://evil.example", f"https://evil.example:{place.tls}", "null"):
        foreign = f"Origin: {origin}"
        assert asked(place, "/overview", held, foreign).status == 403
        host = f"Host: {NAME}:{place.tls}"
        assert ask_socket(place.tls, host, foreign, held, secure=place.secure).status == 403


def test_a_certificate_is_shown_for_our_name_alone(place: Place) -> None:
    other = Secure("evil.example", place.secure.context)
    with pytest.raises(ssl.SSLError):
        ask(place.tls, "/overview", "Host: evil.example", secure=other)


def test_without_tls_one_is_led_to_it(place: Place) -> None:
    answer = ask(place.plain, "/ties?lang=en", f"Host: {NAME}")
    assert answer.status in (301, 308)
    assert re.fullmatch(rf"https://{NAME}(:{place.tls})?/ties\?lang=en", answer.headers["location"])


class Upstream:
    """What stands where Saan would: it remembers heads of requests and how long bodies were."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.heads: list[str] = []
        self.lengths: list[int] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                wire, _ = self.listening.accept()
                with wire, suppress(OSError), wire.makefile("rb") as lines:
                    self._answer(wire, lines)

    def _answer(self, wire: socket.socket, lines: IO[bytes]) -> None:
        head = b"".join(iter(lines.readline, b"\r\n")).decode()
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        body = lines.read(int(length[1])) if length else b""
        self.heads.append(head)
        self.lengths.append(len(body))
        wire.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")


@pytest.fixture
def before(program: Program, tmp_path: Path) -> Iterator[tuple[Place, Upstream]]:
    """The proxy before something else."""
    upstream = Upstream()
    found = certified(tmp_path, upstream.listening.getsockname()[1])
    proxy = running(program, found)
    yield found, upstream
    stopped(proxy)
    upstream.listening.close()


def test_a_file_as_large_as_saan_takes_it_goes_through(before: tuple[Place, Upstream]) -> None:
    place, upstream = before
    size = 20 * 2**20 + 1_000
    length = f"Content-Length: {size}"
    assert asked(place, "/", length, method="PUT", body=b"x" * size).status == 204
    assert upstream.lengths == [size]


def test_a_file_that_is_larger_is_refused(before: tuple[Place, Upstream]) -> None:
    place, _ = before
    size = 21 * 2**20 + 1
    length = f"Content-Length: {size}"
    answer = asked(place, "/", length, method="PUT", body=b"x" * size)
    assert answer.status in (413, 502)  # the latter by Caddy 2.6


def test_what_a_visitor_says_of_proxies_goes_no_further(before: tuple[Place, Upstream]) -> None:
    place, upstream = before
    assert asked(place, "/overview", *FORGED).status == 204
    (head,) = upstream.heads
    lines = head.lower().splitlines()
    assert f"host: {NAME}:{place.tls}" in lines
    assert "x-forwarded-for: 127.0.0.1" in lines
    assert "x-forwarded-proto: https" in lines
    assert not re.search("192.0.2.7|evil.example|gopher|somjai", head)


def test_nginx_lets_nobody_try_passwords_without_end(
    program: Program, before: tuple[Place, Upstream]
) -> None:
    place, _ = before
    asks = [asked(place, "/saan/sign-in?next=/").status for _ in range(70)]
    assert asks[:60] == [204] * 60
    assert (429 in asks) == (program is nginx)  # Caddy as Debian has it can't
    assert asked(place, "/overview").status == 204


@pytest.mark.browser
def test_a_browser_opens_saan_by_its_name(
    place: Place,
    given: Store,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, object],
) -> None:
    put(given, actor("a", name="ชาคริต"))
    flags = [*browser_type_launch_args["args"], f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]  # type: ignore[misc]
    browser = browser_type.launch(**(browser_type_launch_args | {"args": flags}))  # type: ignore[arg-type]
    page = browser.new_context(ignore_https_errors=True).new_page()
    page.set_default_timeout(SLOW)
    faults: list[str] = []
    page.on("console", lambda told: faults.append(told.text) if "Policy" in told.text else None)
    page.goto(f"https://{NAME}:{place.tls}/actors?lang=th")
    page.get_by_label("ชื่อบัญชี").fill("somjai")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.locator(".saan-lead").first).to_be_visible()
    (cookie,) = [each for each in page.context.cookies() if each["name"] == "saan_session"]
    assert cookie["secure"]
    assert faults == []
    browser.close()
