"""Who is in the network: finding an actor, the directory, one actor's profile and years."""
