"""A passage that is coded wrongly: what the rules say of it, what would set it right, and what else that does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.proposals import Case, Proposal, measure_edits, propose_edits
from lib.codebook.chip_edit import ChipEdit, edited_entry
from lib.codebook.chips import Sentences, sentences, with_sentences
from lib.codebook.edit import HEAD
from lib.coding import Context
from lib.corpus.articles import ArticlePassage, ArticleRow, HitRow, article, passages_in_article
from lib.errors import CodebookError
from lib.frames import columns, rows
from lib.log import refused
from lib.model import LANGUAGE_NAMES, Hit, Subcorpus
from lib.ui.codebook.draft import entry_draft, keep
from lib.ui.codebook.entries import Place, entry_places
from lib.ui.codebook.preview import MOST_COMPARED
from lib.ui.markup.cases import text_digest
from lib.ui.markup.elements import element, joined
from lib.ui.markup.escape import label
from lib.ui.markup.links import link
from lib.ui.markup.passages import hit_spans, marked
from lib.ui.session.state import Kept, bind
from lib.ui.session.view import View
from lib.wording import counted

_LONGEST = 4_000  # letters of a sentence that is typed: an address has to hold it


@dataclass(frozen=True, slots=True)
class _Tried:
    """The latest proposals, and for which case, word, codebook and corpus they are."""

    of: tuple[object, ...]
    proposals: tuple[Proposal, ...]


_TRIED = Kept[_Tried | None]("codebook_proposals", None)
_MESSAGE = Kept("codebook_case_message", "")


def draw_case(view: View) -> None:
    """A passage or a typed sentence, what it counts as, and what to change where that is wrong."""
    text, context, about = _chosen_passage(view)
    if not about and not view.wall:
        on_change = bind("codebook_sentence", text, lambda typed: view.address.write(text=typed[:_LONGEST], say=None))
        st.text_area(
            "A sentence, or a whole passage",
            key="codebook_sentence",
            placeholder="Paste one here, or come from a passage by its link “Counted wrongly?”",
            max_chars=_LONGEST,
            on_change=on_change,
        )
    if not text.strip():
        return
    hits = view.coder.code(text, context)
    spans = hit_spans(_frame(hits), view.styles)
    st.html(element("div", element("p", marked(text, spans), class_="case"), element("p", about, class_="case-of")))
    _draw_themes(view, hits)
    theme = view.address.first("say")
    if theme in view.styles and not view.wall:
        case = Case(text, context, theme, wanted=theme not in {hit.theme for hit in hits})
        _draw_proposals(view, case)


def _chosen_passage(view: View) -> tuple[str, Context, str]:
    """The passage that the address names or the sentence that it has, what is known about it, and where it stands."""
    key, _, digest = view.address.first("case").rpartition("~")
    if not key:
        return view.address.first("text")[:_LONGEST], Context(), ""
    of = next(rows(view.ask(article, key), ArticleRow), None)
    passages = view.ask(passages_in_article, of.article) if of else pd.DataFrame(columns=columns(ArticlePassage))
    found = next((row for row in rows(passages, ArticlePassage) if text_digest(row.text) == digest), None)
    if of is None or found is None:
        st.warning("The passage that the address names is not in this corpus any more.", icon=":material/link_off:")
        return "", Context(), ""
    read = link("articles", view.address.with_article(of.key), of.title or "(no headline)", "color:inherit")
    origin = (of.source or "source not stated", str(of.published_on or "date not stated"))
    return found.text, Context(found.kind, found.section, of.source, of.published_on), joined([read, *origin], " · ")


def _frame(hits: Sequence[Hit]) -> pd.DataFrame:
    return pd.DataFrame(
        [(0, hit.theme, hit.rule, hit.start, hit.end, hit.text, hit.sure) for hit in hits], columns=columns(HitRow)
    )


def _draw_themes(view: View, hits: Sequence[Hit]) -> None:
    """What the passage counts as and by which words; on each theme the way to say that this is wrong."""
    for style in view.styles.values():
        own = [hit for hit in hits if hit.theme == style.id]
        rules = dict.fromkeys(hit.rule for hit in own)
        words = ", ".join(f"“{label(text, 40)}”" for text in dict.fromkeys(hit.text for hit in own))
        counts = "Counts" if all(hit.sure for hit in own) else "Found, but the evidence is weak and does not count"
        by = f"{counts}, by {', '.join(f'*{label(rule)}*' for rule in rules)}: {words}" if own else "Does not count"
        with st.container(horizontal=True, vertical_alignment="center", key=f"codebook_say_{style.id}"):
            st.button(
                f"Should {'not ' if own else ''}count as {label(style.label, 30)}",
                key=f"codebook_say_button_{style.id}",
                icon=":material/remove:" if own else ":material/add:",
                type="primary" if view.address.first("say") == style.id else "secondary",
                disabled=view.wall,
                on_click=view.address.write,
                kwargs={"say": style.id, "word": None},
                width=310,
            )
            st.markdown(f"{style.icon} {by}")


def _draw_proposals(view: View, case: Case) -> None:
    name = label(view.styles[case.theme].label)
    st.header(f"What would make it {'count' if case.wanted else 'not count'} as {name}", anchor=False)
    word = view.address.first("word")
    st.text_input(
        "By a word or phrase of your own",
        key="codebook_word",
        placeholder="Else those below are found in the passage",
        on_change=bind("codebook_word", word, lambda typed: view.address.write(word=typed.strip())),
        width=420,
    )
    tried = _tried(view, case, word.strip())
    if tried is None:
        return
    if not tried:
        st.markdown(_nothing(case, word))
    elif not any(proposal.settles for proposal in tried):
        st.markdown("No single change does it: more than one rule has its say. Take one, save it, and come back.")
    for number, proposal in enumerate(tried):
        _draw_proposal(view, case, proposal, number)
    if message := _MESSAGE.take():
        st.error(label(message, 400), icon=":material/error:")


def _nothing(case: Case, word: str) -> str:
    if case.wanted:
        return (
            "No rule of this theme comes near: none finds some of its words here, or each change breaks a sentence "
            "that its rule must leave alone. Write a rule for it: choose the theme above, *Edit*, *New rule*."
        )
    with_word = f"“{label(word, 40)}” bars none of them" if word else "No change bars them"
    return f"{with_word} without breaking a sentence that the rule must find. Open the rule and edit its chips."


def _tried(view: View, case: Case, word: str) -> tuple[Proposal, ...] | None:
    """What was tried; None until the viewer has asked for it, where there is much to look through."""
    of = (case, word, view.codebook.version, view.corpus.version)
    kept = _TRIED.get()
    if kept is None or kept.of != of:
        n = view.totals(Subcorpus()).n_passages
        if n > MOST_COMPARED and not st.button(f"Try changes on {n:,} passages", key="codebook_try"):
            return None
        kept = _TRIED.keep(_Tried(of, _try(view, case, word)))
    return kept.proposals if kept else ()


def _try(view: View, case: Case, word: str) -> tuple[Proposal, ...]:
    place = st.empty()
    bar = place.progress(0.0, text="Looking for changes")

    def progress(share: float, doing: str) -> None:
        bar.progress(min(share, 1.0), text=doing)

    edits = propose_edits(view.codebook, view.coder, view.cutter, view.stopwords, case, word)
    proposals = measure_edits(view.corpus, view.codebook, view.coder, case, edits, progress)
    place.empty()
    return proposals


def _draw_proposal(view: View, case: Case, proposal: Proposal, number: int) -> None:
    key = f"codebook_proposal_{number}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(_edit_in_words(proposal.edit))
            st.markdown(f":small[{_effect(view, case, proposal)}]")
        st.button(
            "Take this",
            key=f"codebook_take_{number}",
            help="Opens the rule with this change in it. Nothing is saved before you press Save.",
            on_click=partial(_take, view, case, proposal),
        )


def _edit_in_words(edit: ChipEdit) -> str:
    word = f"“{label(edit.pattern, 60)}”"
    tongue = f" ({LANGUAGE_NAMES[edit.kind]})" if edit.kind in LANGUAGE_NAMES else ""
    if not edit.rule:
        return f"**Keep {word} whole**: no rule finds anything shorter in it"
    rule = f"Rule *{label(edit.rule)}*"
    if edit.path in (("unless",), ("unless_near",)):
        return f"{rule} is no longer barred by **{word}**" if edit.out else f"{rule}, but **not if {word}**{tongue}"
    return f"{rule} no longer looks for **{word}**" if edit.out else f"{rule} also finds **{word}**{tongue}"


def _effect(view: View, case: Case, proposal: Proposal) -> str:
    name, gained, lost = label(view.styles[case.theme].label), proposal.n_gained, proposal.n_lost
    parts = [f"{name} gains {counted(gained, 'passage')} and loses {counted(lost, 'passage')} of the corpus"]
    if not gained + lost:
        parts = [f"No passage of the corpus gains or loses {name}"]
    if proposal.n_elsewhere:
        parts.append(f"{counted(proposal.n_elsewhere, 'passage')} of other themes change")
    if not proposal.settles:
        parts.append("It does not count yet" if case.wanted else "Another rule still gives it the theme")
    return ". ".join(parts) + "."


def _take(view: View, case: Case, proposal: Proposal) -> None:
    """Put the change into a draft of its entry, with the sentence as its proof, and open that."""
    edit = proposal.edit
    part, theme, name = ("themes", edit.theme, edit.rule) if edit.rule else ("names", "", "")
    kind: Sentences = "hits" if case.wanted else "misses"
    try:
        place = next(one for one in entry_places(view, part, theme) if _is_at(one, name))
        draft = entry_draft(view, place, new=False)
        written = edited_entry(draft.written, edit)
        if proposal.sentence:
            written = with_sentences(written, kind, (*sentences(written)[kind], proposal.sentence))
    except (CodebookError, StopIteration) as error:
        _MESSAGE.keep(refused(error) if isinstance(error, CodebookError) else "The rule is not there any more.")
        return
    keep(replace(draft, written=written, turn=draft.turn + 1))
    view.address.write(part=part, of=theme or None, entry=name or None, edit="1", new=None)


def _is_at(place: Place, name: str) -> bool:
    return place.id == name if name else place.array == HEAD
