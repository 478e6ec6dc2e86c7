"""Which words, concepts and actors set two parts of the coverage apart?"""

from lib.corpus import counts
from lib.stats import key_words, keyness, leave_one_out_keyness
from lib.ui.compare.options import draw_options
from lib.ui.compare.results import draw_comparison
from lib.ui.compare.sides import draw_sides
from lib.ui.frame import page

view = page.begin("compare")
if pair := draw_sides(view):
    draw_comparison(view, pair, *draw_options(view, pair))

page.end(view, keyness, key_words, counts.rest_counts, counts.name_totals, leave_one_out_keyness)
