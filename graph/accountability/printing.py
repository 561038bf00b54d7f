"""The sheet as PDF: printed by a browser that is on this machine, which sets Thai as it should."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from graph.base.errors import Misuse, ServerError

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
WAIT = 60  # seconds


def printable() -> str | None:
    """The program that prints: Chromium, Chrome or Edge; None where there is none."""
    return next((path for each in BROWSERS if (path := shutil.which(each))), None)


def to_pdf(page: str) -> bytes:
    """The page as PDF. Misuse where no browser is found; ServerError where it fails."""
    browser = printable()
    if browser is None:
        raise Misuse("governance.sheet.no_browser")
    with tempfile.TemporaryDirectory() as folder:
        made, out = Path(folder) / "sheet.html", Path(folder) / "sheet.pdf"
        made.write_text(page, "utf-8")
        command = [
            *(browser, "--headless=new", "--disable-gpu", "--disable-background-networking"),
            *("--no-first-run", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"),
            *(("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()),
            *(f"--print-to-pdf={out}", made.as_uri()),
        ]
        try:
            subprocess.run(command, check=True, timeout=WAIT, capture_output=True)
            return out.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise ServerError("governance.sheet.not_printed") from error
