"""Every test that docs/SECURITY.md names is there."""

import ast
import re

from tests.support.places import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_each_test_that_is_named_is_there() -> None:
    named = NAMED.findall((ROOT / "docs" / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 20
    missing = []
    for file, test in named:
        path = ROOT / file
        tree = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module([], [])
        found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        if not path.is_file() or (test and test not in found):
            missing.append(f"{file}::{test}")
    assert missing == []
