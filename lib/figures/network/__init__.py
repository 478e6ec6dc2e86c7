"""Words or names that belong together, as a network."""
