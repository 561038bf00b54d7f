"""One jar of the server, as the lock names it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Jar:
    """A jar by its Maven coordinates.

    coordinates: "group:artifact:version" or "group:artifact:version:classifier".
    sha256: 64 hexadecimal digits. size: bytes.
    """

    coordinates: str
    sha256: str
    size: int

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """group, artifact, version, classifier ("" where there is none)."""
        group, artifact, version, *rest = self.coordinates.split(":")
        return group, artifact, version, rest[0] if rest else ""

    @property
    def file(self) -> str:
        """The name of its file: "artifact-version[-classifier].jar"."""
        _, *names = self.parts
        return "-".join(name for name in names if name) + ".jar"


def sha256(path: Path) -> str:
    """The file's SHA-256, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
