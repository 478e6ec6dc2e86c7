"""The page Themes."""
