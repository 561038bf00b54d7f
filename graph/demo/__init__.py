"""The demo: the invented network of `seed/`, in a home of its own."""

from graph.base import config


def offered() -> bool:
    """Whether it can be had beside one's own network: not beside a server that is given."""
    return config.given_target() is None


def ready(lang: str) -> bool:
    """Whether it has been prepared on this machine."""
    return offered() and config.preferences(config.demo_home(lang)).demo
