"""What is asked for: words, patterns, spellings, names of the codebook, codes."""

from lib.corpus.nodes.names import Name, names, read_node
from lib.corpus.nodes.node import MAX_NODE, Code, Named, Node, Regex, Words, node_of, parse_node
from lib.corpus.nodes.spellings import spellings_like

__all__ = [
    "MAX_NODE",
    "Code",
    "Name",
    "Named",
    "Node",
    "Regex",
    "Words",
    "names",
    "node_of",
    "parse_node",
    "read_node",
    "spellings_like",
]
