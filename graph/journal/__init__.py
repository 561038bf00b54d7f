"""The journal: the one door through which everything is written, and the chain it leaves."""

from graph.journal.transaction import Note, Written, recover, write

__all__ = ["Note", "Written", "recover", "write"]
