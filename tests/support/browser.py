"""Finds the Chromium of the browser tests, or installs one: `python -m tests.support.browser`.

As root on Debian or Ubuntu the system's package, else Playwright's own. Where neither can be had
it says so, and fails under CI=true.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a Chromium, or None."""
    given = os.environ.get("SAAN_CHROMIUM")
    if given:
        return given
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Tries to install one; a failure shows in what `find` says afterwards."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "fonts-noto-core"]):
            subprocess.run(["apt-get", *command], check=False, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """0 where there is one now; 1 under CI=true where there is none."""
    if not find():
        print("No Chromium found; installing one for the browser tests ...", file=sys.stderr)
        install()
    if find():
        return 0
    print(
        "No Chromium: the browser tests will be skipped. Install it (Debian: apt-get install "
        "chromium) or name one in SAAN_CHROMIUM.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
