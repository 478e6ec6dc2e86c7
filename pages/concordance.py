"""In which words does it stand, and where in each article?"""

from lib.corpus import contexts
from lib.ui.concordance.lines import draw_lines
from lib.ui.concordance.positions import draw_positions
from lib.ui.concordance.question import asked_form, draw_question, find_hits
from lib.ui.frame import page

view = page.begin("concordance")
question = draw_question(view)
found = find_hits(view, question) if question else None

if question and found:
    draw = draw_positions if asked_form(view) == "places" else draw_lines
    draw(view, question, found)

page.end(view, contexts.concordance, contexts.positions)
