"""Which words, concepts and actors set two parts of the coverage apart?"""

from lib import corpus as queries
from lib.stats import key_words, keyness, robust_keyness
from lib.ui import shell
from lib.ui.compare import draw_sides
from lib.ui.compare_options import draw_options
from lib.ui.compare_results import draw_comparison

shell.begin("compare")
if pair := draw_sides():
    draw_comparison(pair, draw_options(pair))

shell.end(keyness, key_words, queries.rest_counts, queries.name_totals, robust_keyness)
