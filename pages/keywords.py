"""Which words does the coverage use, and where?"""

from lib.ui.frame import page
from lib.ui.keywords.concepts import concept_list
from lib.ui.keywords.open_word import term_passages
from lib.ui.keywords.question import draw_controls, word_list
from lib.ui.keywords.views import draw_words, statistics

view = page.begin("keywords")
asked = draw_controls(view)

listed = concept_list(view, asked) if asked.form == "concepts" else word_list(view, asked)

draw_words(view, asked, listed)
term_passages(view, asked)
page.end(view, *statistics(view, asked))
