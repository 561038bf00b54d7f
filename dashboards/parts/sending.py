"""Files out: exports of the network, and blank worksheets."""


def send() -> None:
    """The network as a file."""


def forms() -> None:
    """Blank worksheets."""
