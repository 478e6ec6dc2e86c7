"""Does it hold? The switch and its notes."""
