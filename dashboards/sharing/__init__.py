"""Links to a view for people without an account: what one shows, and where it is answered."""
