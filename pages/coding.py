"""What would a person say, who does not see what the rules say?"""

from lib import corpus as queries
from lib.stats import agreement, scores
from lib.ui import doors, shell
from lib.ui.coding import coder_name, coding_desk
from lib.ui.coding_results import coding_results

shell.begin("coding")
styles = doors.styles()
name = "" if shell.on_wall() else coder_name()
blind = bool(name) and coding_desk(name, styles)
coding_results(styles, blind)
shell.end(queries.passage_sample, scores, agreement)
