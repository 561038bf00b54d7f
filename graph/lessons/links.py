"""What a lesson's links lead to: an address that may be opened, or only where a file lies."""

from urllib.parse import urlsplit


def is_address(link: str) -> bool:
    """Whether a page may open it: a whole http or https address, and nothing else."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in parts.netloc
