"""Blind hand-coding: who codes, which passage is next, what was coded, and how the rules compare."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from lib.coding import Context
from lib.corpus import articles
from lib.errors import QueryError
from lib.figures.style import ThemeStyle
from lib.gold import Coded, append_coding, coder_codings
from lib.log import refused
from lib.ui.coding.blind import blind_desk
from lib.ui.markup.badges import badge
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.escape import label
from lib.ui.session.scores import coder_came, codings, rules_say, show_rules, was_shown
from lib.ui.session.state import Kept, typed
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose, controls_row, switch

SIZES = {"50": "50", "100": "100", "200": "200"}
LAST_SEED = 9999
_ORDER = ":small[Of five, two have a weak theme, two just miss one; which it was can be shown after saving.]"
EVERY = 5  # one passage in five is one that somebody else has coded: 20 % are coded twice
_CODER, _TURN, _MESSAGE = Kept("coding_kept_coder", ""), Kept("coding_turn", 0), Kept("coding_message", "")
Styles = dict[str, ThemeStyle]


def coder_name(view: View) -> str:
    """Who codes, from the address or as said before in this session; asked for while nobody is named."""
    name = view.address.first("coder") or _CODER.get()
    try:
        coder_came(name)
    except QueryError as error:
        _ask_name(view, refused(error) if name else "")
        return ""
    _CODER.keep(name)
    if not view.address.first("coder"):
        view.address.write(coder=name)
    return name


def _ask_name(view: View, complaint: str) -> None:
    def name_typed() -> None:
        view.address.write(coder=typed("coding_name"))

    st.text_input(
        "Who codes?",
        key="coding_name",
        placeholder="Your name, then Enter",
        on_change=name_typed,
        width=320,
        help="Your codings are kept under this name; letters, digits, blanks and hyphens.",
    )
    if complaint:
        st.warning(label(complaint, 300), icon=":material/info:")
    st.markdown(
        "You will be shown one passage at a time: not its article, and not what the rules say of it. "
        "What you choose is kept with the seeds, and tells what the rules are worth."
    )


def _forget(view: View) -> None:
    _CODER.take()
    view.address.write(coder=None, passage=None)


def coding_desk(view: View, name: str) -> bool:
    """The controls, one passage with the themes to choose from, and how far the coder has come.

    Returns whether there is a passage to code, so that what the rules say is to stay out of sight.
    """
    styles = view.styles
    size, seed, reveal = _draw_controls(view)
    chosen = view.subcorpus
    if chosen.themes:
        st.markdown(":small[The theme filter is left out here: it would tell what the rules say.]")
    everyone = codings(view.live)[0]
    own = coder_codings(everyone, name)
    others = {coding.id for coding in everyone} - {coding.id for coding in own}
    blind = chosen.without_themes()
    sample = view.ask(articles.passage_sample, blind, size, seed, tuple(sorted(others)), view.coder)
    left = sample[~sample["id"].isin([coding.id for coding in own])]
    back = next((place for place, coding in enumerate(own) if coding.id == view.address.first("passage")), len(own))
    desk, progress = st.columns([3, 1], gap="large")
    with desk:
        if back < len(own):
            _draw_desk(view, own[back], name, styles, own[:back], left, seed)
        elif len(left):
            _draw_desk(view, _next(left, len(own)), name, styles, own, left, seed)
        else:
            _draw_end(view, own, seed)
        _draw_message()
    with progress:
        _draw_progress(view, name, own, styles)
        if reveal and own and back == len(own):
            _draw_opinion(view, own[-1])
        with st.expander("What the themes mean", icon=":material/menu_book:", key="coding_guide"):
            _draw_guide(view)
    return back < len(own) or len(left) > 0


def _draw_controls(view: View) -> tuple[int, int, bool]:
    seed = _seed(view)
    again = 1 + seed % LAST_SEED
    with controls_row():
        size = int(choose(view, "coding_size", "Passages in a sample", "size", SIZES))
        st.button(
            f"Sample {seed}: draw another",
            key="coding_another",
            icon=":material/casino:",
            help="Samples are numbered: the same number draws the same passages of a corpus and filter.",
            on_click=lambda: view.address.write(seed=str(again), passage=None),
        )
        reveal = switch(view, "coding_reveal", "After saving, show what the rules say", "reveal")
    return size, seed, reveal


def _seed(view: View) -> int:
    seed = view.address.first("seed") or "1"
    if len(seed) <= 4 and seed.isascii() and seed.isdigit() and int(seed):
        return int(seed)
    st.warning(f"Samples are numbered from 1 to {LAST_SEED}, and “{label(seed)}” is none of them: this is sample 1.")
    return 1


def _draw_guide(view: View) -> None:
    styles = view.styles
    st.markdown("Choose every theme that the passage **states or argues** something about, read alone. None is common.")
    for number, theme in enumerate(view.codebook.themes, 1):
        if theme.id in styles:
            st.html(Markup("<p>{} {}<br>{}</p>").format(number, badge(styles[theme.id]), theme.about))


def _next(left: pd.DataFrame, n_coded: int) -> Coded:
    """The passage to code now: a new one, at every fifth place one that somebody else has coded."""
    shared = n_coded % EVERY == EVERY - 1
    preferred = left[left["again"] == shared]
    row = (preferred if len(preferred) else left).iloc[0]
    return Coded(row["id"], row["text"], row["language"], frozenset(), kind=row["kind"], weight=float(row["weight"]))


def _draw_desk(
    view: View, passage: Coded, name: str, styles: Styles, before: Sequence[Coded], left: pd.DataFrame, seed: int
) -> None:
    turn = _TURN.get()

    def save(themes: list[str], unsure: list[str]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        coding = replace(passage, themes=frozenset(themes), unsure=frozenset(unsure), coder=name, coded_at=now)
        changed = (coding.themes, coding.unsure) != (passage.themes, passage.unsure)
        coding = replace(coding, seen=passage.seen or (changed and was_shown(coding)))
        _TURN.keep(turn + 1)
        try:
            problem = append_coding(view.settings.gold, coding)
        except OSError as error:
            refused(error)
            _MESSAGE.keep(f"This coding is not saved, {view.settings.gold} cannot be written: {error.strerror}.")
            return
        if problem:
            _MESSAGE.keep(refused(problem))
        view.address.write(passage=None)

    def move(to: str) -> None:
        _TURN.keep(turn + 1)
        view.address.write(passage=before[-1].id if to == "back" else None)

    place = f"{len(left):,} left in sample {seed}"
    blind_desk(passage, place, styles, turn, not before, save, move)


def _draw_end(view: View, own: Sequence[Coded], seed: int) -> None:
    st.info(f"Sample {seed} is coded, all of it that this filter leaves. Another sample may hold more.")
    if own:
        st.button(
            "Back to the last one",
            key="coding_back",
            shortcut="Backspace",
            on_click=lambda: view.address.write(passage=own[-1].id),
        )


def _draw_message() -> None:
    if message := _MESSAGE.take():
        st.warning(label(message, 400), icon=":material/warning:")


def _draw_progress(view: View, name: str, own: Sequence[Coded], styles: Styles) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Coding as **{label(name)}**", width="content")
        st.button("Change", key="coding_change", type="tertiary", on_click=_forget, args=(view,))
    today = datetime.now(UTC).date().isoformat()
    n_today = sum(coding.coded_at.startswith(today) for coding in own)
    st.markdown(f"**{n_today:,}** coded today · **{len(own):,}** in all")
    counts: list[tuple[str, int]] = [
        (badge(style), sum(style.id in coding.themes for coding in own)) for style in styles.values()
    ]
    counts.append(("None of them", sum(not coding.themes for coding in own)))
    counts.append(("Unsure", sum(bool(coding.unsure) for coding in own)))
    rows = (
        element(
            "tr",
            element("td", theme, style="padding:.2em 1em .2em 0"),
            element("td", f"{n:,}", style="text-align:right"),
        )
        for theme, n in counts
    )
    st.html(element("table", *rows, style="border:0;font-variant-numeric:tabular-nums"))
    st.markdown(_ORDER)


def _draw_opinion(view: View, last: Coded) -> None:
    """Whether the rules agree with the coding just saved."""
    styles = view.styles
    show_rules([last])
    themes = rules_say(view.live, last)
    rules = joined(badge(style) for style in styles.values() if style.id in themes) or "none of the themes"
    verdict = "The rules agree with your last one" if themes == last.themes else "The rules differ on your last one"
    st.html(element("p", f"{verdict}: ", rules, style="margin:0", role="status"))
    st.html(element("p", f"It was offered because {_why_offered(view, last)}.", style="margin:0"))


def _why_offered(view: View, last: Coded) -> Markup:
    """What a coded passage was there to teach."""
    strengths = view.coder.strengths(last.text, Context(kind=last.kind))
    weak = [
        badge(style, weak=True)
        for style in view.styles.values()
        if style.id in strengths and not strengths[style.id].sure
    ]
    if weak:
        return Markup("the evidence for {} is weak").format(joined(weak, " "))
    if not strengths and articles.just_misses(view.coder, last.text, last.kind):
        return escape("a rule that has all its words in it did not fire")
    return escape("it is one of all the others")
