"""Words: folding, cutting, the domain dictionary, new words and the stop words."""

from lib.text.cutter import Cutter, term_language
from lib.text.dictionary.entries import Entry, load_dictionary
from lib.text.fold import fold
from lib.text.sentences import sentence_spans
from lib.text.stopwords import load_stopwords, stopword_fault
from lib.text.stopwords_edit import SavedStopwords, save_stopwords, undo_stopwords

__all__ = [
    "Cutter",
    "Entry",
    "SavedStopwords",
    "fold",
    "load_dictionary",
    "load_stopwords",
    "save_stopwords",
    "sentence_spans",
    "stopword_fault",
    "term_language",
    "undo_stopwords",
]
