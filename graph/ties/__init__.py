"""Who works with whom, how closely, since when: the list of ties, and the history of a pair."""
