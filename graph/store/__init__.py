"""The door to Neo4j: every question and every write goes through here, by a module's name."""

from graph.store.bolt import Store, Work
from graph.store.catalogue import Module, catalogue, module

__all__ = ["Module", "Store", "Work", "catalogue", "module"]
