"""The coding of a segment as tables: the hits, and the themes of each passage."""
