"""The passages that an address opens: what a click on a mark or on a number would show, to be kept with a pin."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import parse_qs, urlsplit

from lib.analyses.collocates.pair import Pair
from lib.analyses.concordance import read_line
from lib.analyses.pins import (
    Behind,
    behind_filter,
    behind_line,
    behind_mark,
    behind_node,
    behind_pair,
    behind_speaker,
    behind_word,
)
from lib.corpus import nodes
from lib.corpus.contexts import NodeOrTerm, WindowSize
from lib.corpus.nodes import CodeNode
from lib.corpus.store import SCOPES
from lib.errors import CorpusError, QueryError
from lib.subcorpora.marks import Mark, narrowed
from lib.subcorpora.narrowing import narrow_to_themes
from lib.subcorpora.query_string import from_params
from lib.ui.session.address import Address, where_leads
from lib.ui.session.view import View
from lib.ui.widgets.inside import counts_inside
from lib.ui.widgets.marks import from_address, mark_label
from lib.wording import short

_OPENING = ("open", "who", "word", "within", "pair", "line", "article", "why", "at")
_REACH = 5  # words, where the address has none


def opened_by_click(view: View, pick: Callable[[object], None], customdata: object, most: int) -> Behind | None:
    """The passages that a click on a mark of a chart would open; None where it opens none.

    ``pick`` is what is told of clicks, as `lib.ui.widgets.figures.figure` has it.
    """
    closed = Address(view.address.page, view.address.without(*_OPENING))
    leads = where_leads(closed, partial(pick, customdata))
    return opened_by(view, *leads, most) if leads else None


def opened_by_link(view: View, href: str, most: int) -> Behind | None:
    """The passages that a link of a page would open; None where it opens none."""
    target = urlsplit(href)
    if target.scheme or target.netloc:
        return None
    return opened_by(view, target.path, parse_qs(target.query, keep_blank_values=True), most)


def opened_by(view: View, page: str, params: Mapping[str, Sequence[str]], most: int) -> Behind | None:
    """The passages that are open in the view with an address, the strongest ``most``; None where none are."""
    chosen, _ = from_params(params, view.corpus.themes, view.facets)
    there = View(Address(page, params), view.live, chosen)
    try:
        return _opened(there, page, most)
    except (QueryError, CorpusError):
        return None


def _opened(there: View, page: str, most: int) -> Behind | None:
    address, corpus, chosen = there.address, there.corpus, there.subcorpus
    match page:
        case "overview" | "themes" if values := address.values("open"):
            mark = from_address(there, values)
            return behind_mark(corpus, chosen, mark, mark_label(there, mark), most) if mark else None
        case "speakers" if (who := address.first("who")) in there.facets.speakers:
            return behind_speaker(corpus, chosen, who, most)
        case "keywords" if word := address.first("word"):
            return _behind_word(there, word, most)
        case "collocates" if (pair := _pair(there)) is not None:
            return behind_pair(corpus, chosen, pair, " and ".join(pair.names), most)
        case "concordance":
            return _behind_hits(there, most)
        case "articles" if not address.first("article"):
            return behind_filter(corpus, chosen, "All of these articles", most)
    return None


def _behind_word(there: View, word: str, most: int) -> Behind | None:
    mark = from_address(there, there.address.values("within"))
    narrow = narrowed(there.subcorpus, mark) if mark else None
    within = narrow_to_themes(narrow, mark.themes) if mark and narrow else None
    if mark is None or within is None:
        return None
    part = mark_label(there, mark).removeprefix("All passages, ")
    label = word if mark == Mark() else f"{word} ({part})"
    return behind_word(there.corpus, within, word, there.cutter, label, most)


def _behind_hits(there: View, most: int) -> Behind | None:
    written = there.address.first("node").strip()
    if line := read_line(there.address.first("line")):
        return behind_line(there.corpus, line, short(written, 48))
    if not written:
        return None
    node = nodes.read_node(written, there.codebook, inside=counts_inside(there))
    named = nodes.names(there.codebook, every=True)
    label = named[written].label.en if written in named else short(written, 48)
    return behind_node(there.corpus, there.subcorpus, node, there.cutter, label, most)


def _pair(there: View) -> Pair | None:
    match there.address.values("pair"):
        case [one, other] if one != other:
            sides = _side(there, one), _side(there, other)
            if sides[0] is not None and sides[1] is not None:
                return Pair((one, other), (sides[0], sides[1]), _reach(there.address), there.cutter)
    return None


def _side(there: View, name: str) -> NodeOrTerm | None:
    if name != there.address.first("node").strip() and name.partition(":")[0] not in {"concept", "actor"}:
        return name if name in there.corpus.term_numbers else None
    node = nodes.read_node(name, there.codebook, inside=counts_inside(there))
    return None if isinstance(node, CodeNode) else node


def _reach(address: Address) -> WindowSize:
    written = address.first("window")
    if address.first("view") == "names":
        return SCOPES.get(written, "passage")
    return SCOPES.get(written) or (int(written) if written in {str(n) for n in range(1, 11)} else _REACH)
