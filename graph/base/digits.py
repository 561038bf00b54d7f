"""Thai digits, wherever a number may be typed in them."""

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
"""For `str.translate`: Thai digits as the others."""
