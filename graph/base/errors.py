"""What can go wrong, as one tree.

    SaanError                 anything a user can do something about; exit code 1
    ├── Misuse                the question itself can't be answered as put; exit code 2
    ├── ServerError           the embedded server can't start, stop or be installed
    ├── Unreachable           the database does not answer
    ├── SchemaError           the database lacks constraints, or is of another version
    ├── DataError             a file or record holds problems; nothing was written
    ├── NotFound              no such actor, area, module …
    ├── Forbidden             whoever asks may not, or has not signed in
    └── Conflict              someone else changed the record first

A message is an entry of `graph/base/words`, so that it comes in the reader's language:
`raise ServerError("server.port_taken", port=7687)`. Errors are caught at the edges only: the
command line and the front door.
"""

from typing import Any

from graph.base.words import language, say, speaking


class SaanError(Exception):
    """A sentence for the user: what is wrong, where, and what to do next."""

    exit_code = 1

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def text(self, lang: str | None = None) -> str:
        """The sentence, in `lang` or the language in force."""
        with speaking(lang or language()):
            return say(self.key, **self.facts)

    def __str__(self) -> str:
        return self.text()


class Misuse(SaanError):
    """The question itself can't be answered as put."""

    exit_code = 2


class ServerError(SaanError):
    """The embedded server can't start, stop or be installed."""


class Unreachable(SaanError):
    """The database does not answer."""


class SchemaError(SaanError):
    """The database lacks constraints, or is of another version."""


class DataError(SaanError):
    """A file or record holds problems; nothing was written."""


class NotFound(SaanError):
    """No such actor, area, module …"""


class Forbidden(SaanError):
    """Whoever asks may not, or has not signed in."""


class Conflict(SaanError):
    """Someone else changed the record first."""
