"""*Brief me*: the sentences of a digest become steps of a briefing, each with the figure that shows it pinned."""

import streamlit as st

from lib.analyses.digest import Digest, Finding
from lib.analyses.totals import origin_sentence, subcorpus_origin
from lib.briefing import Briefing, Step, new_path
from lib.briefing.history import save_briefing
from lib.briefing.parse import new_id
from lib.errors import BriefingError
from lib.log import refused
from lib.model import Subcorpus
from lib.subcorpora.wording import filter_sentence
from lib.ui.digest.findings import params_of
from lib.ui.markup.escape import label
from lib.ui.session.navigation import go
from lib.ui.session.pinning import current_briefing
from lib.ui.session.state import Kept
from lib.ui.session.view import View
from lib.ui.widgets.remade import pin_of_view
from lib.wording import short

MOST = 8  # pinned steps
_MINUTES = 2.0
_MADE = Kept[tuple[Step, ...] | None]("digest_brief_made", None)  # steps of a briefing that is being made
_REFUSED = Kept("digest_brief_refused", "")
_HELP = "Makes a briefing of these sentences: a step each, with its figure, numbers and passages"


def draw_brief_me(view: View, digest: Digest) -> None:
    """The button, and why it could do nothing."""
    if view.wall or not digest.findings:
        return
    st.button("Brief me", key="digest_brief", icon=":material/co_present:", type="primary", on_click=_ask, help=_HELP)
    if wrong := _REFUSED.take():
        st.error(label(wrong, 300), icon=":material/error:")


def _ask() -> None:
    _MADE.keep(())


def make_briefing_if_asked(view: View, digest: Digest) -> None:
    """Make the next step of the briefing that was asked for, before the page is drawn; with the last go to it.

    A run draws one page out of sight at most: two would have elements of one name.
    """
    made, pinned = _MADE.take(), [finding for finding in digest.findings if finding.key][:MOST]
    if made is None:
        return
    if len(made) < len(pinned):
        _MADE.keep((*made, _step(view, pinned[len(made)])))
        st.rerun()
    briefing = _briefing(view, digest, made)
    path = new_path(view.settings.briefings, briefing.title)
    try:
        save_briefing(path, briefing, "", "made of a digest")
    except BriefingError as error:
        _REFUSED.keep(refused(error))
        return
    current_briefing().stem = path.stem
    go(view.address, "briefing", {"briefing": [path.stem]})
    st.rerun()


def _briefing(view: View, digest: Digest, made: tuple[Step, ...]) -> Briefing:
    names = {theme: style.label for theme, style in view.styles.items()}
    chosen = filter_sentence(view.subcorpus, names) if view.subcorpus != Subcorpus() else "All articles"
    origin = origin_sentence(view.ask(subcorpus_origin, view.subcorpus))
    steps = [Step(new_id(), "title", f"Digest: {short(chosen, 120)}", origin), *made]
    steps += [_written(finding) for finding in digest.findings if not finding.key]
    if digest.unsaid:
        steps.append(Step(new_id(), "text", "What these articles cannot say", "\n\n".join(digest.unsaid), minutes=1))
    return Briefing(f"Digest: {short(chosen, 60)}", (*steps, Step(new_id(), "closing", "Thank you")))


def _step(view: View, finding: Finding) -> Step:
    pin = pin_of_view(view, finding.page, params_of(view, finding), finding.key)
    if pin is None:
        return _written(finding)
    notes = f"Rests on: {finding.rests_on}."
    return Step(new_id(), "pins", finding.sentence, speaker_notes=notes, minutes=_MINUTES, pins=(pin,))


def _written(finding: Finding) -> Step:
    return Step(new_id(), "text", finding.sentence, finding.rests_on, minutes=1)
