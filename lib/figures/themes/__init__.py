"""Pictures of themes."""
