"""The demo: the invented network of `seed/`, in a home of its own."""
