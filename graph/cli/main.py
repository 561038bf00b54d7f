"""The edge: commands, their help in the language in force, and errors as sentences.

Heavy libraries (neo4j, pandas, streamlit) are imported inside the commands that need them.
"""

import logging
import signal
import sys
from contextlib import suppress
from typing import Any

import click

from graph.base.errors import SaanError
from graph.base.version import VERSION
from graph.base.words import LANGUAGES, knows, language, say, speak, speaking

FIRST = ("demo", "template", "import", "export", "serve", "actors", "paths", "brokers", "whatif")
ASKING = ("strength", "changes", "governance", "finding", "calendar", "query")
METHOD = ("stakeholders", "expansion", "lessons", "results", "round")
EDITING = ("add", "tie", "log", "end", "edit", "retire", "delete", "settings")
KEEPING = ("duplicates", "merge", "distinct", "journal", "undo", "backup", "restore")
SERVING = ("up", "down", "status", "doctor", "account", "share", "looks", "person")
COMMANDS = FIRST + ASKING + METHOD + EDITING + KEEPING + SERVING
"""Every command, in the order of a manager's first day."""


class Spoken(click.Command):
    """A command whose help is an entry of the words: `cli.<name>.help`."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help and its example."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"cli.{_word(self)}.help"))
            formatter.write_paragraph()
            formatter.write_text(say("cli.example", command=say(f"cli.{_word(self)}.example")))

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        return say(f"cli.{_word(self)}.help").split("\n")[0]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, each with its words."""
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Option) and parameter.name:
                key = f"cli.options.{parameter.name}"
                parameter.help = say(key) if knows(key) else parameter.help
        super().format_options(ctx, formatter)


class SpokenGroup(click.Group):
    """The group, its help from the words."""

    command_class = Spoken

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what the program is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say("cli.saan"))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order of a manager's first day."""
        return sorted(self.commands, key=COMMANDS.index)


def _word(command: click.Command) -> str:
    return (command.name or "").replace("-", "_")


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="saan")
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="SAAN_LANG", help="th, en")
@click.option("-v", "--verbose", is_flag=True, help="INFO, stderr")
def saan(lang: str | None, verbose: bool) -> None:
    """All commands hang from here."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(name)s %(message)s",
    )
    if not verbose:
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    if lang:
        speak(lang)


def declare() -> None:
    """Hangs every command from `saan`."""
    from graph.cli import (  # noqa: F401  # they declare their commands
        account,
        actors,
        backup,
        brokers,
        calendar,
        changes,
        duplicates,
        edit,
        expansion,
        export,
        governance,
        imports,
        journal,
        lessons,
        looks,
        paths,
        person,
        query,
        results,
        round,
        server,
        settings,
        share,
        stakeholders,
        strength,
        template,
        whatif,
    )


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line; exit 0 done, 1 a problem in data or server, 2 misuse."""
    declare()
    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _leave)

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    with speaking(language()):
        sys.exit(_run(arguments))


def _leave(*_: object) -> None:
    """SIGTERM is a way out like any other: what the program started is stopped."""
    sys.exit(128 + signal.SIGTERM)


def _run(arguments: list[str] | None) -> int:
    try:
        answer: Any = saan.main(arguments, prog_name="saan", standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except SaanError as error:
        click.echo(error.text(), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.stopped"), err=True)
        return 130
    except BrokenPipeError:
        return 0
