"""The network itself: what is recorded, how it is kept, asked and measured, and the commands."""
