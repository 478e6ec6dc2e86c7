"""The page Dictionary."""
