"""The page Concordance."""
