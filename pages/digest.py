"""What can be said of these articles in a few sentences, and what cannot?"""

from lib.analyses.digest import analyse_digest
from lib.corpus.counts import speaker_counts_by_article
from lib.stats import frequencies, keyness, theme_groups, theme_keyness, theme_shares
from lib.ui.digest.brief import draw_brief_me, make_briefing_if_asked
from lib.ui.digest.findings import draw_findings, draw_unsaid
from lib.ui.digest.question import digest_question, draw_since
from lib.ui.frame import page
from lib.ui.widgets.choices import controls_row

view = page.begin("digest")
question = digest_question(view)
digest = view.ask(analyse_digest, view.subcorpus, question)
make_briefing_if_asked(view, digest)
with controls_row():
    draw_since(view, question)
    draw_brief_me(view, digest)
draw_findings(view, digest)
draw_unsaid(digest)
page.end(view, theme_shares, frequencies, speaker_counts_by_article, keyness, theme_keyness, theme_groups)
