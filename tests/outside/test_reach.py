"""From where the pages can be reached, on a machine and in a container."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from starlette.requests import Request

from dashboards.outside.reach import gateways, is_loopback, visitors, whence
from dashboards.serve import application
from graph.base.errors import ServerError
from tests.support.wire import ask

ROUTES = """Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
"""


def test_the_machines_own_addresses_are_told_from_others() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.0.0.9", "localhost", "::1")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.1", "example.org", "")))


def test_a_loopback_address_is_anybodys_on_this_machine() -> None:
    assert visitors("127.0.0.1", False) is None


def test_any_other_address_is_refused_outside_a_container(tmp_path: Path) -> None:
    with pytest.raises(ServerError) as raised:
        visitors("0.0.0.0", False, tmp_path)
    assert "there are no accounts" in raised.value.text("en")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "saan.example.org"])
def test_the_command_says_so_and_what_to_do(host: str) -> None:
    program = (
        "from dashboards.outside import reach; from graph.cli import main;"
        "reach.MARKS = (); main()"  # as on a machine that is no container
    )
    command = [sys.executable, "-c", program, "serve", "--host", host]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert host in done.stderr
    assert "--name" in done.stderr


def container(root: Path, mark: str, kernel: str) -> Path:
    """The files by which a container is told, below `root`."""
    files = {mark: "", "proc/net/route": ROUTES, "proc/sys/kernel/osrelease": kernel}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize("mark", [".dockerenv", "run/.containerenv"])
def test_in_a_container_its_gateway_alone_is_let_in(mark: str, tmp_path: Path) -> None:
    root = container(tmp_path, mark, "6.12.0-amd64\n")
    assert visitors("0.0.0.0", False, root) == {"127.0.0.1", "::1", "172.18.0.1"}


@pytest.mark.parametrize("kernel", ["6.10.14-linuxkit", "6.6.87.2-microsoft-standard-WSL2"])
def test_where_a_virtual_machine_hides_whence_a_visitor_comes_names_alone_are_asked(
    kernel: str, tmp_path: Path
) -> None:
    assert visitors("0.0.0.0", False, container(tmp_path, ".dockerenv", kernel)) is None


def test_no_route_out_means_no_gateway() -> None:
    assert gateways(ROUTES) == {"172.18.0.1"}
    assert gateways("") == gateways(ROUTES.replace("010012AC", "00000000")) == set()


@pytest.mark.parametrize(
    ("host", "told"),
    [("127.0.0.1", "127.0.0.1:1"), ("::1", "[::1]:1"), ("127.0.0.5", "127.0.0.5:1")],
)
def test_the_address_that_is_told_is_let_in(host: str, told: str) -> None:
    assert told in application(host, 1).allowed.hosts


@pytest.mark.parametrize(
    ("peer", "lines", "whence_it_comes"),
    [
        ("127.0.0.1", ["192.0.2.7"], "192.0.2.7"),
        ("127.0.0.1", ["203.0.113.9, 192.0.2.7"], "192.0.2.7"),
        ("127.0.0.1", ["203.0.113.9", "192.0.2.7"], "192.0.2.7"),
        ("127.0.0.1", ["192.0.2.7, ::1"], "192.0.2.7"),
        ("127.0.0.1", ["2001:DB8::0:7"], "2001:db8::7"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["192.0.2.7, unknown"], "127.0.0.1"),
        ("127.0.0.2", ["192.0.2.7"], "127.0.0.2"),
    ],
)
def test_a_proxy_of_ours_alone_is_believed_whence_a_request_comes(
    peer: str, lines: list[str], whence_it_comes: str
) -> None:
    sent = [(b"x-forwarded-for", line.encode()) for line in lines]
    request = Request({"type": "http", "client": (peer, 1), "headers": sent})
    assert whence(request, {"127.0.0.1", "::1"}) == whence_it_comes
    assert whence(request) == peer


PROGRAM = """
import sys, uvicorn
from dashboards.outside.guard import Allowed, Guard, hosts
from dashboards.serve import application
port = int(sys.argv[1])
allowed = Allowed(hosts(port), frozenset({"127.0.0.1"}), 1)
guarded = Guard(application(port=port).app, allowed)
uvicorn.run(guarded, host="0.0.0.0", port=port, log_level="error")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_a_visitor_from_elsewhere_gets_nothing_under_the_right_name(free_port: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(free_port)])
    try:
        name = f"Host: 127.0.0.1:{free_port}"
        for _ in range(300):
            try:
                here = ask(free_port, "/_stcore/health", name)
                break
            except OSError:
                time.sleep(0.1)
        there = ask(free_port, "/_stcore/health", name, source="127.0.0.2")
        forged = (name, "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1")
        assert here.status == 200
        assert (there.status, "Nobody signs in yet" in there.text) == (403, True)
        assert ask(free_port, "/", *forged, source="127.0.0.2").status == 403
    finally:
        process.terminate()
        process.wait(timeout=20)
