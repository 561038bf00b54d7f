"""Which version of Saan this is."""

VERSION = "0.1.0"
