"""Which words, and which concepts and actors, stand near which more often than chance would have it?"""

from lib.stats import association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs
from lib.ui.collocates.names import draw_names
from lib.ui.collocates.pair import draw_pair
from lib.ui.collocates.question import draw_question
from lib.ui.collocates.words import draw_words
from lib.ui.frame import page

view = page.begin("collocates")
question = draw_question(view)
listed = draw_words(view, question) if question.of_words else draw_names(view, question)
draw_pair(view, question, listed=listed)
page.end(view, association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs)
