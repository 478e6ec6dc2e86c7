"""HTML of our own: escape, links, tags, passages, tables."""
