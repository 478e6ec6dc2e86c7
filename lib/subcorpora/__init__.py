"""A subcorpus to and from a query string, its sides and narrowings."""
