"""What changed between two dates: pairs, actors, parts, and a paragraph for a report."""
