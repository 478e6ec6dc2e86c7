"""What the page Keywords counts: ranked words and names, their parts, their word cloud, and one word that is open."""

from lib.analyses.keywords.answer import Keywords, analyse_keywords
from lib.analyses.keywords.lists import Search, with_dispersion
from lib.analyses.keywords.notes import Notes
from lib.analyses.keywords.question import AT_LEAST, COMPARED, Form, KeywordsQuestion, Kind, Split
from lib.analyses.keywords.word import WordFacts, analyse_word

__all__ = [
    "AT_LEAST",
    "COMPARED",
    "Form",
    "Keywords",
    "KeywordsQuestion",
    "Kind",
    "Notes",
    "Search",
    "Split",
    "WordFacts",
    "analyse_keywords",
    "analyse_word",
    "with_dispersion",
]
