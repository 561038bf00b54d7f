"""Neo4j's settings, as one declared table: what safety asks for, what speed asks for."""

from collections.abc import Mapping
from pathlib import Path

HOST = "127.0.0.1"

SAFETY: Mapping[str, str] = {
    "dbms.usage_report.enabled": "false",
    "server.directories.import": "import",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.security.auth_max_failed_attempts": "0",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "server.fleet_discovery.enabled": "false",
    "db.transaction.timeout": "30s",
    "db.lock.acquisition.timeout": "10s",
    "server.config.strict_validation.enabled": "false",
    "db.tx_log.preallocate": "true",
    "db.tx_log.rotation.size": "16m",
    "db.tx_log.rotation.retention_policy": "128M size",
}
"""What holds for every server of Saan's own, embedded or in a container.

A query may not read files of the machine, reach another host, or run without end. Wrong passwords
lock nobody out: any page of a browser could send them, and the password of 192 bits can't be
guessed. The server doesn't call out its version to the network around it. Strict
validation is off because some of these names are Neo4j's internal ones. The transaction log has its
room before it is written, 16 MB at a time in each of two databases, so that a full disk cuts no
entry in half; a tenth as much of old logs is kept as by default.
"""

CUT_LOG = {"internal.dbms.tx_log.fail_on_corrupted_log_files": "false"}
"""For one start: the transaction log ends before an entry of which only a half was written."""

SPEED: Mapping[str, str] = {
    "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
    "internal.server.bolt.graceful_shutdown_timeout": "0s",
}
"""A stop that doesn't wait for idle connections."""


def memory(heap: int, page_cache: int) -> dict[str, str]:
    """What queries may take, in MB of the heap: one 40 %, all together 70 %; and the page cache."""
    return {
        "server.memory.pagecache.size": f"{page_cache}m",
        "db.memory.transaction.max": f"{heap * 40 // 100}m",
        "dbms.memory.transaction.total.max": f"{heap * 70 // 100}m",
    }


def addresses(port: int) -> dict[str, str]:
    """Bolt on this machine alone, and nothing else."""
    return {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
    }


def write(folder: Path, values: Mapping[str, str]) -> None:
    """Write neo4j.conf."""
    lines = "".join(f"{name}={value}\n" for name, value in values.items())
    (folder / "neo4j.conf").write_text(lines, "utf-8")
