"""The sentences of a digest, each with what it rests on and a way to the view that shows it."""

import streamlit as st

from lib.analyses.digest import Digest, Finding, Topic
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.markup.passages import MarkedSpan
from lib.ui.session.address import Params
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.ui.widgets.passages import draw_passages
from lib.wording import counted

_READ = "read"  # the sentence whose passages are open, in the address
TOPICS: dict[Topic, str] = {
    "themes": "Most said",
    "speakers": "By whom",
    "words": "In which words",
    "rose": "What changed",
    "new": "What is new",
    "apart": "What sets the themes apart",
    "sources": "Where sources differ",
    "one article": "What rests on one article",
}


def draw_findings(view: View, digest: Digest) -> None:
    """The sentences; a click on what one rests on opens its passages below it."""
    opened = view.address.first(_READ)
    for finding in digest.findings:
        st.html(_finding_html(view, finding, finding.topic == opened))
        if finding.topic == opened and len(finding.behind.passages):
            with st.container(border=True, key="digest_opened"):
                spans = [
                    [MarkedSpan(part.start, part.end, part.hue, part.note) for part in parts]
                    for parts in finding.behind.marked
                ]
                draw_passages(view, finding.behind.passages, spans)
    if not digest.findings:
        st.text("Nothing can be said of this selection.")


def draw_unsaid(digest: Digest) -> None:
    """What the articles do not allow to say."""
    if digest.unsaid:
        sentences = element("ul", *(element("li", sentence) for sentence in digest.unsaid))
        st.html(element("section", element("h2", "What these articles cannot say"), sentences, class_="unsaid"))


def _finding_html(view: View, finding: Finding, opened: bool) -> Markup:
    n = finding.behind
    behind = f"{counted(n.n_passages, 'passage')} in {counted(n.n_articles, 'article')}"
    ways = []
    if len(n.passages) and not view.wall:
        there = view.address.without(_READ) if opened else {**view.address.params, _READ: [finding.topic]}
        read = "Close" if opened else f"Read {len(n.passages):,} of {behind}"
        ways.append(link("digest", there, read, name=f"read {finding.topic}"))
    if not view.wall:
        shown = f"See it on {PAGES[finding.page].title}"
        ways.append(link(finding.page, params_of(view, finding), shown))
    return element(
        "section",
        element("p", TOPICS[finding.topic], class_="topic"),
        element("h2", finding.sentence),
        element("p", finding.rests_on, ". ", *(element("span", way) for way in ways), class_="rests"),
        data_opened=finding.topic if opened else "",
        class_="finding",
    )


def params_of(view: View, finding: Finding) -> Params:
    """The parameters of the view that shows a finding, under the filter that is on."""
    return {**view.address.carried(), **{name: list(values) for name, values in finding.params.items()}}
