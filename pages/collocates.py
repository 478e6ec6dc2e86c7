"""Which words, and which concepts and actors, stand near which more often than chance would have it?"""

from lib.analyses.collocates.answer import analyse_collocates
from lib.stats import association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs
from lib.ui.collocates.network import draw_network
from lib.ui.collocates.pair import chosen_pair, draw_pair
from lib.ui.collocates.question import draw_question, halves, n_rows
from lib.ui.collocates.remarks import draw_remarks
from lib.ui.collocates.table import draw_table
from lib.ui.frame import page
from lib.ui.leave_one_out.switch import unit_left_out

view = page.begin("collocates")
question, unit = draw_question(view), unit_left_out(view)
pair = chosen_pair(view, question)

collocates = view.ask(analyse_collocates, view.subcorpus, question, n_rows(view, question), unit)

draw_remarks(view, question, collocates)
if len(collocates.ranked):
    picture, table = halves(view)
    with picture:
        draw_network(view, question, collocates, unit)
    with table:
        draw_table(view, question, collocates, pair, unit)
draw_pair(view, pair, listed=len(collocates.ranked) > 0)

page.end(view, association, co_occurrence, leave_one_out_collocates, leave_one_out_pairs)
