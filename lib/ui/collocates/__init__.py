"""The page Collocates."""
