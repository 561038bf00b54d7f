"""The first load of very many: Neo4j's own offline importer, after the same checks.

plan → CSV files → importer → a server in a home beside → compared → swapped in. What is there
before it is put in place can't be seen, and what fails leaves nothing.
"""

from graph.bulk.load import load, write

__all__ = ["load", "write"]
