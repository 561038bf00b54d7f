"""What a member sees who opens the link of a round on a phone, without an account."""
