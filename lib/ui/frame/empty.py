"""What a page says that has no article to show: how to get the corpus back, or how to begin one."""

from pathlib import Path

import streamlit as st

from lib.settings import ROOT
from lib.ui.markup.elements import Markup, element
from lib.ui.session.view import View
from lib.wording import counted

_FETCH, _BUILD = "git checkout -- seeds/articles", "uv run python -m lib build"


def draw_no_articles(view: View) -> None:
    """Say that the corpus is empty, and what brings articles into it. Ends the page."""
    roots = [Path(root) for root in view.corpus.manifest.roots]
    where = ", ".join(str(root.relative_to(ROOT) if root.is_relative_to(ROOT) else root) for root in roots)
    left_out = counted(len(view.corpus.manifest.problems), "file or line was", "files and lines were")
    head = element("p", element("b", f"There is no article in {where or 'this corpus'}."), f" {left_out} left out.")
    ways = (
        _way("The six articles that ship with it come back by {}, and {}.", _FETCH, f"{_BUILD} seeds/articles"),
        _way("A folder of your own is read by {}: captured pages (.txt), JSON lines, Parquet.", f"{_BUILD} FOLDER"),
        _way("Then load this page anew."),
    )
    st.html(element("div", head, element("ol", *ways), class_="no-articles"))
    st.stop()


def _way(sentence: str, *commands: str) -> Markup:
    return element("li", Markup(sentence).format(*(element("code", command) for command in commands)))
