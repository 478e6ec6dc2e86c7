"""Which words, concepts and actors set two parts of the coverage apart?"""

from lib.corpus import counts
from lib.stats import key_words, keyness, leave_one_out_keyness
from lib.ui.compare.options import draw_options
from lib.ui.compare.results import draw_comparison
from lib.ui.compare.sides import draw_sides
from lib.ui.frame import page
from lib.ui.widgets.choices import controls_row

view = page.begin("compare")
row = controls_row()
if pair := draw_sides(view, row):
    with row:
        options, axes = draw_options(view, pair)
    draw_comparison(view, pair, options, axes)

page.end(view, keyness, key_words, counts.rest_counts, counts.name_totals, leave_one_out_keyness)
