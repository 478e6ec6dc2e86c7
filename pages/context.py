"""In which words does it stand, and where in each article?"""

from lib import corpus as queries
from lib.ui import shell
from lib.ui.context import draw_question, look_up
from lib.ui.context_lines import draw_lines
from lib.ui.context_places import draw_places

left = shell.begin("context")
question = draw_question()
found = look_up(question) if question else None

if question and found and question.view == "places":
    draw_places(question, found)
elif question and found:
    draw_lines(question, found, left.n_tokens)

shell.end(queries.concordance, queries.positions)
