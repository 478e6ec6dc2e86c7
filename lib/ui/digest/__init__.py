"""The page Digest: sentences on a selection, each with the passages it rests on, and a briefing made of them."""
