"""Backup and restore: everything in the database in one file, and back into an empty home.

saan-backup.zip
├── records/<kind>.jsonl    one record a line: {"version": 3, "record": {…}}, by uid
├── journal/batches.jsonl   one batch a line, the first one first
├── journal/changes.jsonl   one row change a line, in the order of the batches
├── settings.toml           of the home, where it has any
├── asked.jsonl             links, what was told and means of rounds, where there were any
└── manifest.json           format, schema, counts, hashes, fingerprint, head of the journal
"""

from graph.backup.manifest import Manifest
from graph.backup.restore import rebuild, restore_home, restore_target
from graph.backup.save import save

__all__ = ["Manifest", "rebuild", "restore_home", "restore_target", "save"]
