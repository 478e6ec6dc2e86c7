"""Which words, and which concepts and actors, stand near which more often than chance would have it?"""

from lib.stats import association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs
from lib.ui.collocates.find import find_collocates
from lib.ui.collocates.network import draw_network
from lib.ui.collocates.pair import draw_pair
from lib.ui.collocates.question import draw_question, halves
from lib.ui.collocates.table import draw_table
from lib.ui.frame import page
from lib.ui.leave_one_out.switch import unit_left_out

view = page.begin("collocates")
question = draw_question(view)
collocates = find_collocates(view, question)

if collocates:
    unit = unit_left_out(view)
    picture, table = halves(view)
    with picture:
        draw_network(view, question, collocates, unit)
    with table:
        draw_table(view, question, collocates, unit)
draw_pair(view, question, listed=collocates is not None)

page.end(view, association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs)
