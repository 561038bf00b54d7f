"""How records are typed in: fields, forms, pasted tables, and what a deletion takes along."""
