"""Who may sign in: accounts, their passwords and sessions, kept beside a home's database."""

from graph.accounts.book import Account, Book, Session, there
from graph.accounts.links import Link, Links

__all__ = ["Account", "Book", "Link", "Links", "Session", "there"]
