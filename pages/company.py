"""Which words, and which concepts and actors, keep company with which?"""

from lib.stats import association, co_occurrence, robust_association, robust_pairs
from lib.ui import shell
from lib.ui.company import draw_question
from lib.ui.company_names import draw_names
from lib.ui.company_pair import draw_pair
from lib.ui.company_words import draw_words

shell.begin("company")
question = draw_question()
listed = draw_words(question) if question.of_words else draw_names(question)
draw_pair(question, listed=listed)
shell.end(association, co_occurrence, robust_association, robust_pairs)
