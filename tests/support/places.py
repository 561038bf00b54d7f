"""Where the tests' files lie."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FILES = ROOT / "tests" / "files"
