"""What is held of a person: given to them in full, or forgotten without a trace.

found = held(store, uid)           everything that tells of them
forget(store, uid, note)           none of it is left; the journal still holds together
"""

from graph.privacy.export import export
from graph.privacy.forgetting import Forgetting
from graph.privacy.person import Held, forget, held

__all__ = ["Forgetting", "Held", "export", "forget", "held"]
