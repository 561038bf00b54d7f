"""How records are typed in, and what was written of them: fields, forms, deletions, writes."""
