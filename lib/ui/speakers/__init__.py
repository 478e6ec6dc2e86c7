"""The page Speakers."""
