"""What the members say of ties, trust, the seven conditions and the four pillars, by rounds."""
