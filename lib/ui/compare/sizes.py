"""What the two sides of a comparison are, and how large, in a sentence."""

import streamlit as st

from lib.analyses.comparison.sides import size_sides
from lib.corpus.articles import Extent, Extents
from lib.figures.words import SideStyle, SideStyles
from lib.subcorpora.sides import Comparison
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.wording import counted, noun


def draw_sizes(view: View, pair: Comparison, sides: SideStyles) -> bool:
    """What the two sides are and how large; False after a sentence that says which one is empty."""
    sizes = view.ask(size_sides, pair)
    extents = sizes.extents
    sentences = []
    for style, extent in _both(sides, extents):
        if not extent.n_passages:
            nothing = "has no passage under this filter, so there is nothing to compare"
            draw_refusal(f"{style.letter}, {style.label}, {nothing}. Choose another {style.letter}, or drop a filter.")
            return False
        sentences.append(f"**{style.letter}, {label(style.label)}:** {_size(extent)}.")
    if extents.both.n_passages:
        counts = noun(extents.both.n_passages, "is on both sides and counts", "are on both sides and count")
        sentences.append(f"{counted(extents.both.n_passages, 'passage')} {counts} on each.")
    if left_out := sizes.n_undated:
        sentences.append(
            f"{counted(left_out, 'article')} without a date {noun(left_out, 'is', 'are')} on neither side."
        )
    if few := [style.letter for style, extent in _both(sides, extents) if extent.n_articles == 1]:
        only = "A and B are one article each:** their" if len(few) > 1 else f"{few[0]} is one article only:** its"
        sentences.append(f"**{only} key words may be that article's alone. Choose a larger side.")
    st.markdown(f":small[{' '.join(sentences)}]")
    return True


def _both(sides: SideStyles, extents: Extents) -> list[tuple[SideStyle, Extent]]:
    return [(sides["target"], extents.target), (sides["reference"], extents.reference)]


def _size(extent: Extent) -> str:
    return f"{counted(extent.n_passages, 'passage')} of {counted(extent.n_articles, 'article')}"


def draw_refusal(sentence: str) -> None:
    """A sentence in the place of a comparison."""
    st.warning(label(sentence, 400), icon=":material/compare_arrows:")
