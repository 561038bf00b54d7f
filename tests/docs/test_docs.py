"""The documents say what the program does: generated pages, examples, links, names."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dashboards.frame.pages import PAGES
from docs import make
from docs.making import commands, modules, queries, words
from docs.making.commands import ENVIRONMENT
from graph.base.words import LANGUAGES, knows, say
from graph.cli.main import saan
from graph.kinds.registry import needed
from graph.store import catalogue
from tests.support.places import ROOT

DOCS = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
DOCS += [*sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("seed/**/*.md"))]
COMMANDS = commands.commands()
QUERIES = queries.texts()
THAI = re.compile(r"[\u0e00-\u0e7f]")
LINK = re.compile(r"\]\(([^)\s]+)\)")
MACHINE = re.compile(r"(?<![\w.~/:])/(?:home|root|work|tmp|Users|mnt|opt|var)/")


def typed(path: Path) -> Iterator[list[str]]:
    """The words of every `saan` line in a document's code blocks."""
    for block in re.findall(r"^```\w*\n(.*?)^```", path.read_text("utf-8"), re.M | re.S):
        for line in block.splitlines():
            told = shlex.split(line)
            if "saan" in told:
                yield told[told.index("saan") :]


def understood(told: list[str]) -> click.Context:
    """The context that click makes of a typed command: parsed and converted, not run."""
    assert told[0] == "saan"
    group = saan.make_context("saan", told[1:])
    name, command, rest = saan.resolve_command(group, [*group._protected_args, *group.args])
    assert command is not None
    return command.make_context(name, rest, parent=group)


@pytest.mark.parametrize("name", make.PAGES)
def test_the_committed_reference_is_what_the_program_says(name: str) -> None:
    committed = (make.FOLDER / name).read_text("utf-8")
    assert committed == make.PAGES[name](), "run: python -m docs.make"


@pytest.mark.parametrize("name", QUERIES)
def test_a_module_that_follows_from_a_kind_is_what_its_declaration_says(name: str) -> None:
    assert catalogue()[name].text() == QUERIES[name], "run: python -m docs.make"


def test_the_reference_holds_no_other_page() -> None:
    assert {path.name for path in make.FOLDER.iterdir()} == set(make.PAGES)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_command_has_help_and_an_example_that_parses(name: str, lang: str) -> None:
    key = f"cli.{commands.word(name)}"
    help_text = say(f"{key}.help", lang)
    assert bool(THAI.search(help_text)) == (lang == "th")
    context = understood(shlex.split(say(f"{key}.example", lang)))
    assert context.info_name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_is_explained_in_both_languages(name: str) -> None:
    for option in COMMANDS[name].params:
        if isinstance(option, click.Option):
            assert knows(f"cli.options.{option.name}"), option.name


def test_an_example_that_is_misuse_would_be_found() -> None:
    with pytest.raises(click.UsageError):
        understood(["saan", "paths", "A", "B", "--kind", "loudest"])
    with pytest.raises(click.UsageError):
        understood(["saan", "unheard-of"])


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_document_parses(path: Path) -> None:
    for told in typed(path):
        understood(told)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(path.read_text("utf-8")):
        if not re.match(r"[a-z]+:", link):
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            assert target.exists(), link
            if anchor:
                headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M)
                assert anchor in {h.lower().replace(" ", "-") for h in headings}, link


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_names_a_folder_of_this_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not MACHINE.search(text)
    assert str(ROOT) not in text


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {
        name
        for path in DOCS
        for name in re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text("utf-8"), re.M)
    }
    assert {"demo", "test", "check"} <= named <= targets


def test_ci_runs_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "## Tests\n```\nmake test\n```" in readme
    ci = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert ci[-2:] == ["make check", "make test"]


def test_the_start_guide_calls_every_page_by_its_name() -> None:
    guide = (ROOT / "docs" / "guide" / "start.md").read_text("utf-8")
    titles = [tuple(say(f"{entry.word}.page.title", lang) for lang in LANGUAGES) for entry in PAGES]
    assert [title for title in titles if "| **{}** · {} |".format(*title) not in guide] == []


def test_the_start_guide_has_every_table_and_column_that_is_read() -> None:
    guide = (ROOT / "docs" / "guide" / "start.md").read_text("utf-8")
    vocabulary = ROOT / "graph" / "kinds" / "vocabulary.toml"
    for name, table in tomllib.loads(vocabulary.read_text("utf-8"))["kinds"].items():
        if "names" not in table:
            continue
        assert f"{table['names'][0]} · {name}" in guide
        for column, also in table["columns"].items():
            must = r" \*" if column in needed(name) else ""
            if (name, column) not in (("ties", "id"), ("actors", "id")):
                assert f"`{column}` {also[0]}{must}" in guide, (name, column)


def test_every_room_field_and_variable_has_its_line_in_the_reference() -> None:
    assert {name.split("/")[0] for name in catalogue()} == set(modules.ROOMS)
    vocabulary = tomllib.loads((ROOT / "graph/kinds/vocabulary.toml").read_text("utf-8"))
    assert all(len(field["title"]) == 2 for field in vocabulary["fields"].values())
    assert set(vocabulary["sensitive"]) == set(words.SENSITIVE)
    read = {
        name
        for path in [*ROOT.glob("graph/**/*.py"), *ROOT.glob("dashboards/**/*.py")]
        for name in re.findall(r"\bSAAN_[A-Z0-9_]+", path.read_text("utf-8"))
    }
    assert read == {name for name, _, _ in ENVIRONMENT}


def test_every_pattern_of_frequency_in_the_reference_is_read() -> None:
    from graph.kinds.vocabulary import read_frequency

    typed = [pattern.replace("UNIT", "month") for pattern in words.PATTERNS]
    typed = [text.replace("หน่วย", "เดือน").replace("N", "2") for text in typed]
    read = [read_frequency(text) for text in typed]
    assert read == [24, 24, 6, 6, 24, 6]
