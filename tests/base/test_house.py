"""The house: rooms are seen, imports go one way, and a word has one meaning."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

from tests.support.places import ROOT

TOPS = ("graph", "dashboards")


def modules() -> dict[str, ast.Module]:
    """Dotted name → the module; of a package, its `__init__`."""
    found = {}
    for top in TOPS:
        for path in (ROOT / top).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


MODULES = modules()
PACKAGES = {name for name in MODULES if (ROOT / name.replace(".", "/")).is_dir()}


def imported(module: ast.Module) -> Iterator[str]:
    """The modules of ours that one imports, at whatever place in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in MODULES or node.module in MODULES:
                    yield whole if whole in MODULES else node.module


def room(name: str) -> str:
    return name if name in PACKAGES else name.rpartition(".")[0]


def circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """The packages that import each other, by whatever way (Tarjan 1972)."""
    import networkx as nx

    graph = nx.DiGraph({name: list(others) for name, others in arrows.items()})
    return [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]


def test_no_packages_import_each_other() -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for name, module in MODULES.items():
        arrows[room(name)] |= {room(other) for other in imported(module)} - {room(name)}
    assert circles(arrows) == []


def test_a_module_and_what_its_package_offers_never_share_a_name() -> None:
    shared = [
        f"{package}.{node.name}"
        for package in sorted(PACKAGES & MODULES.keys())
        for node in MODULES[package].body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and f"{package}.{node.name}" in MODULES
    ]
    assert shared == []


def test_the_network_itself_knows_no_pages() -> None:
    from_pages = [
        name
        for name, module in MODULES.items()
        if name.startswith("graph.") and not name.startswith("graph.cli")
        for other in imported(module)
        if other.startswith("dashboards")
    ]
    assert from_pages == []


def test_every_page_is_a_package() -> None:
    pages = [path.parent for path in (ROOT / "dashboards").glob("*/page.py")]
    assert len(pages) > 15
    assert [page.name for page in pages if not (page / "__init__.py").exists()] == []
