"""On what, and where: issues with what there is to each, and the areas in use."""
