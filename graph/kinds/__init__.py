"""What is recorded: one declaration a kind, and what follows from it."""
