"""What is asked for: words, patterns, spellings, names of the codebook, codes."""

from lib.corpus.nodes.names import Name, names, read_node
from lib.corpus.nodes.node import MAX_NODE, CodeNode, NameNode, Node, RegexNode, WordsNode, parse_node, words_node
from lib.corpus.nodes.parts import HitParts, capital_twins, compounds_with_words, hit_parts
from lib.corpus.nodes.spellings import spellings_like

__all__ = [
    "MAX_NODE",
    "CodeNode",
    "HitParts",
    "Name",
    "NameNode",
    "Node",
    "RegexNode",
    "WordsNode",
    "capital_twins",
    "compounds_with_words",
    "hit_parts",
    "names",
    "parse_node",
    "read_node",
    "spellings_like",
    "words_node",
]
