"""What the two sides of a comparison are, and how large, in a sentence."""

import streamlit as st

from lib.corpus import articles
from lib.corpus.articles import Extent, Extents
from lib.figures.words import SideStyle, SideStyles
from lib.subcorpora.sides import Comparison
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.wording import counted, noun


def draw_sizes(view: View, pair: Comparison, sides: SideStyles) -> bool:
    """What the two sides are and how large; False after a sentence that says which one is empty."""
    sizes = view.ask(articles.extents, pair.target, pair.reference, pair.within)
    sentences = []
    for style, extent in ((sides["target"], sizes.target), (sides["reference"], sizes.reference)):
        if not extent.n_passages:
            nothing = "has no passage under this filter, so there is nothing to compare"
            draw_refusal(f"{style.letter}, {style.label}, {nothing}. Choose another {style.letter}, or drop a filter.")
            return False
        sentences.append(f"**{style.letter}, {label(style.label)}:** {_size(extent)}.")
    if sizes.both.n_passages:
        counts = noun(sizes.both.n_passages, "is on both sides and counts", "are on both sides and count")
        sentences.append(f"{counted(sizes.both.n_passages, 'passage')} {counts} on each.")
    if left_out := _undated(view, pair):
        sentences.append(
            f"{counted(left_out, 'article')} without a date {noun(left_out, 'is', 'are')} on neither side."
        )
    if few := [style.letter for style, extent in _both(sides, sizes) if extent.n_articles == 1]:
        only = "A and B are one article each:** their" if len(few) > 1 else f"{few[0]} is one article only:** its"
        sentences.append(f"**{only} key words may be that article's alone. Choose a larger side.")
    st.markdown(" ".join(sentences))
    return True


def _undated(view: View, pair: Comparison) -> int:
    """How many articles are on no side for want of a date."""
    if not all(side.kind in {"since", "until"} for side in (pair.a, pair.b)):
        return 0
    return view.ask(articles.count_undated, pair.target) if pair.target else 0


def _both(sides: SideStyles, sizes: Extents) -> list[tuple[SideStyle, Extent]]:
    return [(sides["target"], sizes.target), (sides["reference"], sizes.reference)]


def _size(extent: Extent) -> str:
    words = counted(extent.n_tokens, "word")
    return f"{counted(extent.n_passages, 'passage')} of {counted(extent.n_articles, 'article')}, {words}"


def draw_refusal(sentence: str) -> None:
    """A sentence in the place of a comparison."""
    st.warning(label(sentence, 400), icon=":material/compare_arrows:")
