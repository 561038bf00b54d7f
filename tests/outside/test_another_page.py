"""In a real browser: a page of another address can neither read, write nor listen."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.support.browsing import serving, stopped, unused_port

ATTEMPTS = """async saan => {
  const tried = {};
  const settle = (name, promise) => promise.then(
    got => { tried[name] = got }, error => { tried[name] = `no: ${error.name}` });
  const loaded = (tag, field, url) => new Promise((resolve, reject) => {
    const element = document.createElement(tag);
    element.onload = () => resolve("loaded");
    element.onerror = () => reject(new Error("not loaded"));
    element[field] = url;
    document.body.append(element);
  });
  const socket = protocols => new Promise((resolve, reject) => {
    const opened = new WebSocket(`ws://${saan}/_stcore/stream`, protocols);
    opened.onopen = () => resolve("opened");
    opened.onerror = () => reject(new Error("not opened"));
  });
  const sent = (path, options) => fetch(`http://${saan}${path}`, options);
  await Promise.all([
    settle("read", sent("/_stcore/health").then(got => got.text())),
    settle("read with cookies", sent("/media/x", {credentials: "include"}).then(g => g.text())),
    settle("write", sent("/_stcore/upload_file/s/f", {method: "PUT", body: "x"})),
    settle("delete", sent("/_stcore/upload_file/s/f", {method: "DELETE"})),
    settle("picture", loaded("img", "src", `http://${saan}/favicon.png`)),
    settle("script", loaded("script", "src", `http://${saan}/saan/vis-network.min.js`)),
    settle("socket", socket([])),
    settle("socket with a word", socket(["streamlit", "x"])),
  ]);
  await sent("/overview", {mode: "no-cors"}).catch(() => {});
  await sent("/_stcore/upload_file/s/f", {mode: "no-cors", method: "POST", body: "x"})
    .catch(() => {});
  const frame = document.createElement("iframe");
  const shown = new Promise(done => { frame.onload = done });
  frame.src = `http://${saan}/overview`;
  document.body.append(frame);
  await shown;
  return tried;
}"""


@pytest.fixture(scope="module")
def saan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of dashboards that nobody has opened: no database is asked."""
    port = unused_port()
    home = str(tmp_path_factory.mktemp("home"))
    process = serving(port, "serve", "--no-night", SAAN_HOME=home)
    yield f"127.0.0.1:{port}"
    stopped(process)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a page on another port of this machine."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_another_port_of_this_machine_gets_nothing(page: Page, saan: str, elsewhere: str) -> None:
    shown: list[int] = []
    page.on("response", lambda got: saan in got.url and shown.append(got.status))
    page.goto(elsewhere)
    tried = page.evaluate(ATTEMPTS, saan)
    assert len(tried) == 8
    assert {name: got for name, got in tried.items() if not got.startswith("no: ")} == {}
    assert set(shown) == {403}  # the frame's, and whatever else the browser tells of


def test_a_link_from_elsewhere_opens_saan_and_shares_no_window(
    page: Page, saan: str, elsewhere: str
) -> None:
    page.goto(elsewhere)
    with page.expect_popup() as opened:
        page.evaluate("saan => { window.other = window.open(`http://${saan}/media/x`) }", saan)
    opened.value.wait_for_load_state()
    page.wait_for_function("() => window.other.closed")  # as it looks across the two
    assert opened.value.url == f"http://{saan}/media/x"


def test_a_name_that_was_turned_to_this_machine_gets_nothing(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], saan: str
) -> None:
    port = saan.partition(":")[2]
    rules = "--host-resolver-rules=MAP rebound.example 127.0.0.1"
    args = [*browser_type_launch_args["args"], rules]
    with browser_type.launch(**{**browser_type_launch_args, "args": args}) as browser:
        page = browser.new_page()
        answer = page.goto(f"http://rebound.example:{port}/overview")
        assert answer
        assert answer.status == 421
        assert "none of Saan's names" in page.inner_text("body")
        tried = page.evaluate(ATTEMPTS, f"rebound.example:{port}")
        assert tried["socket"].startswith("no: ")
        assert tried["socket with a word"].startswith("no: ")
        assert "none of Saan's names" in tried["read"]
        assert "none of Saan's names" in tried["read with cookies"]
        assert tried["picture"].startswith("no: ")
        assert tried["script"].startswith("no: ")
