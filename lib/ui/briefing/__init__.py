"""The page Briefing: pinned views in order, with what is said of them."""
