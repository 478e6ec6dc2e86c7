"""Pictures of words."""
