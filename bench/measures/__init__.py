"""One file a measure. Each has `measure(world)`, which answers the lines it adds to the table."""
