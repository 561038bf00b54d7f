"""Only our own pages are answered, whatever a request calls this machine or says it comes from."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.outside.guard import BURST, RateLimit, hosts
from graph.base.errors import Misuse
from tests.support.browsing import serving, stopped, unused_port
from tests.support.wire import ask, ask_socket

PATHS = (
    "/",
    "/overview",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/bidi-components/saan_browser/index.js",
    "/component/any/index.html",
    "/media/0.png",
    "/static/js/index.js",
    "/saan/vis-network.min.js",
    "/no-such-page",
)
FOREIGN = (
    "http://evil.example",
    "http://127.0.0.1:1",
    "http://localhost:1",
    "http://127.0.0.1",
    "https://saan.example.org.evil.example",
    "null",
    "",
)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def port(log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of dashboards that nobody has opened: no database is asked."""
    found = unused_port()
    command = ("serve", "--no-night", "--name", "saan.example.org", "--name", "127.0.0.1:9000")
    with log.open("wb") as told:
        home = str(tmp_path_factory.mktemp("home"))
        process = serving(found, *command, log=told, SAAN_HOME=home)
        yield found
        stopped(process)


def named(port: int) -> str:
    return f"Host: 127.0.0.1:{port}"


@pytest.mark.parametrize("path", PATHS)
def test_a_name_that_is_not_ours_gets_nothing_anywhere(port: int, path: str) -> None:
    for host in (f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1:{port}.evil"):
        answer = ask(port, path, f"Host: {host}")
        assert (answer.status, "none of Saan's names" in answer.text) == (421, True), host
        assert ask(port, path, f"Host: {host}", method="HEAD").status == 421


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_another_address_gets_nothing_anywhere(port: int, path: str) -> None:
    for origin in FOREIGN:
        for method in ("GET", "OPTIONS", "POST", "PUT", "DELETE"):
            answer = ask(port, path, named(port), f"Origin: {origin}", method=method)
            assert (answer.status, "gets nothing" in answer.text) == (403, True), (origin, method)


def test_nothing_is_sent_up_from_another_address(port: int) -> None:
    path = "/_stcore/upload_file/session/file"
    length = "Content-Length: 4"
    for method in ("PUT", "POST", "DELETE", "OPTIONS"):
        foreign = ask(port, path, named(port), "Origin: http://evil.example", method=method)
        assert foreign.status == 403
    own = ask(
        port,
        path,
        named(port),
        f"Origin: http://127.0.0.1:{port}",
        length,
        method="PUT",
        body=b"four",
    )
    assert (own.status, own.text) == (403, "XSRF token missing or invalid")


def test_a_socket_is_opened_by_our_own_pages_alone(port: int) -> None:
    ours = f"Origin: http://127.0.0.1:{port}"
    assert ask_socket(port, named(port), ours).status == 101
    for origin in (*FOREIGN, f"http://localhost:{port}"):
        answer = ask_socket(port, named(port), f"Origin: {origin}")
        assert (answer.status, "gets nothing" in answer.text) == (403, True), origin
    assert ask_socket(port, named(port)).status == 403
    twice = ask_socket(port, named(port), ours, "Origin: http://evil.example")
    assert twice.status in (400, 403)
    assert "server" not in twice.headers
    rebound = (f"Host: evil.example:{port}", f"Origin: http://evil.example:{port}")
    assert ask_socket(port, *rebound).status == 421


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}"),
        ("localhost:{port}", "http://localhost:{port}"),
        ("[::1]:{port}", "http://[::1]:{port}"),
        ("saan.example.org", "https://saan.example.org"),
        ("saan.example.org:{port}", "http://saan.example.org:{port}"),
        ("127.0.0.1:9000", "http://127.0.0.1:9000"),
    ],
)
def test_the_names_of_this_machine_and_those_given_are_let_in(
    port: int, host: str, origin: str
) -> None:
    lines = (f"Host: {host.format(port=port)}", f"Origin: {origin.format(port=port)}")
    assert ask(port, "/_stcore/health", *lines).status == 200
    assert ask_socket(port, *lines).status == 101


def test_what_the_browser_says_of_a_request_without_an_origin_counts(port: int) -> None:
    def asked(site: str, dest: str, method: str = "GET") -> int:
        told = (f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Dest: {dest}")
        return ask(port, "/overview", named(port), *told, method=method).status

    assert asked("none", "document") == asked("same-origin", "script") == 200
    assert asked("cross-site", "document") == asked("same-site", "document") == 200
    for site in ("cross-site", "same-site"):
        for dest in ("image", "script", "empty", "iframe", "object", "style"):
            assert asked(site, dest) == 403, (site, dest)
        assert asked(site, "document", "POST") == 403


def test_a_request_with_no_host_or_two_gets_nothing(port: int) -> None:
    assert ask(port, "/").status in (400, 421)
    assert ask(port, "/", named(port), "Host: evil.example").status in (400, 421)


@pytest.mark.parametrize("path", [*PATHS, "/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_every_answer_says_who_may_show_it_and_nothing_of_our_versions(
    port: int, path: str
) -> None:
    for lines in ((named(port),), ("Host: evil.example",), (named(port), "Origin: null")):
        told = ask(port, path, *lines).headers
        assert told["x-content-type-options"] == "nosniff"
        assert told["x-frame-options"] == "DENY"
        assert told["referrer-policy"] == "same-origin"
        assert told["cross-origin-opener-policy"] == "same-origin"
        assert told["cross-origin-resource-policy"] == "same-origin"
        policy = told["content-security-policy"].split("; ")
        assert {"frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"} <= set(policy)
        (scripts,) = (part for part in policy if part.startswith("script-src"))
        assert "unsafe" not in scripts
        assert "sha256-" in scripts
        assert told["cache-control"]
        assert not {"server", "x-powered-by"} & told.keys()
        assert not any(name.startswith("access-control-") for name in told)


def test_what_programs_could_ask_streamlit_is_closed(port: int) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp"):
        answer = ask(port, path, named(port))
        assert (answer.status, "nothing at this address" in answer.text) == (404, True)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(port: int) -> None:
    path = "/_stcore/upload_file/session/file"
    length = f"Content-Length: {22 * 2**20}"  # and not a byte of it
    answer = ask(port, path, named(port), length, method="PUT")
    assert (answer.status, "larger than 20 MB" in answer.text) == (413, True)


def test_the_first_page_is_led_to_on_the_same_name_with_what_was_asked(port: int) -> None:
    answer = ask(port, "/?lang=en", "Host: saan.example.org")
    assert (answer.status, answer.headers["location"]) == (307, "/overview?lang=en")


def test_a_refusal_is_told_in_both_languages_and_logged_without_what_was_sent(
    port: int, log: Path
) -> None:
    hostile = "http://<script>\x1b[31m.example"
    assert ask_socket(port, named(port), "Origin: http://<script>.example").status == 403
    answer = ask(port, "/overview", named(port), f"Origin: {hostile}")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == (
        "หน้าเว็บจากที่อยู่อื่นขอสิ่งนี้ จึงไม่ได้อะไร เปิดสานในหน้าต่างของสานเอง\n"
        "A page of another address asked for this and gets nothing. "
        "Open Saan in a window of its own.\n"
    )
    told = log.read_text("utf-8")
    assert "refused (origin): " in told
    assert "\x1b" not in told
    assert "handshake" not in told


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_sockets_can_be_opened_so_quickly_and_no_quicker(port: int) -> None:
    lines = (named(port), f"Origin: http://127.0.0.1:{port}")
    many = [ask_socket(port, *lines, source="127.0.0.7") for _ in range(BURST * 3)]
    refused = [answer for answer in many if answer.status != 101]
    assert {answer.status for answer in refused} == {429}
    assert "Wait a moment" in refused[0].text
    assert ask_socket(port, *lines, source="127.0.0.8").status == 101


def test_a_limit_refills_with_time() -> None:
    limit = RateLimit()
    assert [limit.allows("a", 0.0) for _ in range(61)] == [True] * 60 + [False]
    assert limit.allows("b", 0.0)
    assert not limit.allows("a", 0.1)
    assert limit.allows("a", 0.3)
    assert not limit.allows("a", 0.3)
    assert [limit.allows("a", 1_000.0) for _ in range(61)] == [True] * 60 + [False]


def test_names_are_read_as_browsers_send_them() -> None:
    assert hosts(8501, ["Saan.Example.org"]) == {
        "127.0.0.1:8501",
        "localhost:8501",
        "[::1]:8501",
        "saan.example.org",
        "saan.example.org:8501",
    }
    assert "xn--o3cw4h" in hosts(8501, ["ไทย"])
    assert "localhost" in hosts(80)
    for wrong in ("*", "", "https://saan.example.org", "a/b", "a b", "x:0", "x:", "é\n", "a@b"):
        with pytest.raises(Misuse) as raised:
            hosts(8501, [wrong])
        assert "is no name" in raised.value.text("en")


WATCHED = """
import ipaddress, os, sys

def note(event, facts):
    if event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    there = facts[1][0] if event != "socket.getaddrinfo" else facts[0]
    try:
        at_home = there in (None, "localhost") or ipaddress.ip_address(there).is_loopback
    except ValueError:
        at_home = False
    if not at_home:
        with open(os.environ["OUTGOING"], "a") as file:
            print(event, there, file=file)

sys.addaudithook(note)
"""
GUARDED = f"{WATCHED}\nfrom graph.cli import main\nmain()"
UNGUARDED = f"""{WATCHED}
import uvicorn
from dashboards.serve import application
uvicorn.run(application().app, port=int(sys.argv[-1]), log_level="error")
"""


def asks_outside(program: str, folder: Path, statuses: set[int]) -> list[str]:
    """What the server asks of other machines while sockets of other pages are tried."""
    port, told = unused_port(), folder / "outgoing"
    told.touch()
    command = ("serve", "--no-night")
    process = serving(port, *command, program=program, OUTGOING=str(told), SAAN_HOME=str(folder))
    try:
        for origin in FOREIGN:
            assert ask_socket(port, named(port), f"Origin: {origin}").status in statuses
        return told.read_text("utf-8").splitlines()
    finally:
        stopped(process)


def test_a_foreign_socket_makes_the_server_ask_nobody(tmp_path: Path) -> None:
    assert asks_outside(GUARDED, tmp_path, {403}) == []


def test_without_the_guard_streamlit_would_ask_for_this_machines_address(tmp_path: Path) -> None:
    asked = asks_outside(UNGUARDED, tmp_path, {101, 403})
    assert [line for line in asked if "8.8.8.8" in line] != []
