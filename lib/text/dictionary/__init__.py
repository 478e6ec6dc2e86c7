"""The domain dictionary: its entries, their edits, and every save."""
