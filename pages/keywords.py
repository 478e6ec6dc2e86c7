"""Which words does the coverage use, and where?"""

from lib.analyses.keywords import analyse_keywords
from lib.ui.frame import page
from lib.ui.keywords.open_word import draw_open_word
from lib.ui.keywords.question import draw_controls
from lib.ui.keywords.views import draw_keywords, statistics

view = page.begin("keywords")
question = draw_controls(view)

keywords = view.ask(analyse_keywords, view.subcorpus, question)

draw_keywords(view, question, keywords)
draw_open_word(view, question)
page.end(view, *statistics(question))
