"""The server as seen from outside: who is let in, and from where it can be reached."""
