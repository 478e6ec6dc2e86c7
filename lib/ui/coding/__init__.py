"""The page Coding."""
