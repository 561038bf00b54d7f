"""Who may sign in: accounts, their passwords and sessions, kept beside a home's database."""

from graph.accounts.book import Account, Book, Session, there

__all__ = ["Account", "Book", "Session", "there"]
