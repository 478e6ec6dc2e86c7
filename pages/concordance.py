"""In which words does it stand, and where in each article?"""

from lib.corpus import contexts
from lib.ui.concordance.lines import draw_lines
from lib.ui.concordance.positions import draw_positions
from lib.ui.concordance.question import chosen_form, draw_question, find_hits
from lib.ui.frame import page

view = page.begin("concordance")
question = draw_question(view)
concordance = find_hits(view, question) if question else None

if question and concordance:
    draw = draw_positions if chosen_form(view) == "places" else draw_lines
    draw(view, question, concordance)

page.end(view, contexts.concordance, contexts.positions)
