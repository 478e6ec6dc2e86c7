"""Words that the texts have and no dictionary does, found by how their characters stand together."""

from lib.text.new_words.find import NewWord, find_new_words, taking_back, with_new_words
from lib.text.new_words.sample import Sample

__all__ = ["NewWord", "Sample", "find_new_words", "taking_back", "with_new_words"]
