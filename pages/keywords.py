"""Which words does the coverage use, and where?"""

from lib.ui import doors, shell
from lib.ui.words import draw_words, statistics
from lib.ui.words_asked import draw_controls, word_list
from lib.ui.words_concepts import concept_list
from lib.ui.words_open import term_passages

left = shell.begin("keywords")
asked = draw_controls()

listed = concept_list(asked) if asked.view == "concepts" else word_list(asked)

draw_words(asked, listed, doors.styles())
term_passages(asked, doors.styles())
shell.end(*statistics(asked))
