"""From files to articles: captured pages, JSON lines and Parquet, read one by one, with every fault named."""

from lib.sources.reading import read_paths

__all__ = ["read_paths"]
