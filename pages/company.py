"""Which words, and which concepts and actors, keep company with which?"""

from lib.stats import association, co_occurrence, robust_association
from lib.ui import shell
from lib.ui.company import draw_question
from lib.ui.company_names import draw_names
from lib.ui.company_pair import draw_pair
from lib.ui.company_words import draw_words

shell.begin("company")
question = draw_question()
if question.of_words:
    draw_words(question)
else:
    draw_names(question)
draw_pair(question)
shell.end(association, co_occurrence, robust_association)
