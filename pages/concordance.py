"""In which words does it stand, and where in each article?"""

from lib.corpus import contexts
from lib.ui.concordance.lines import draw_lines
from lib.ui.concordance.positions import draw_positions
from lib.ui.concordance.question import draw_question, look_up
from lib.ui.frame import page

view = page.begin("concordance")
question = draw_question(view)
found = look_up(view, question) if question else None

if question and found and question.form == "places":
    draw_positions(view, question, found)
elif question and found:
    draw_lines(view, question, found)

page.end(view, contexts.concordance, contexts.positions)
