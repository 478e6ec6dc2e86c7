"""What would a person say, who does not see what the rules say?"""

from lib.corpus import articles
from lib.stats import agreement, scores
from lib.ui.coding.desk import coder_name, coding_desk
from lib.ui.coding.results import coding_results
from lib.ui.frame import page

view = page.begin("coding")
name = "" if view.wall else coder_name(view)
blind = bool(name) and coding_desk(view, name)
coding_results(view, blind)
page.end(view, articles.passage_sample, scores, agreement)
