"""What the page Compare and the command `keyness` ask: the sides, their counts, and the key words of either."""
