"""The page Codebook."""
