"""An entry of the codebook as chips: a word comes by typing it, goes by its ×, and no TOML is seen."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from lib.codebook import country_codes
from lib.codebook.chips import (
    KINDS,
    ChipList,
    Kind,
    ListPath,
    Sentences,
    chip_lists,
    guess_language,
    sentences,
    stated_text,
    with_chips,
    with_sentences,
    with_text,
)
from lib.codebook.countries import country_label
from lib.errors import CodebookError
from lib.log import refused
from lib.model import LANGUAGE_NAMES
from lib.ui.codebook.draft import EntryDraft
from lib.ui.codebook.entries import named
from lib.ui.markup.escape import label
from lib.ui.session.state import bind
from lib.ui.session.view import View

FORMS = {"chips": "Chips", "toml": "TOML"}
_PROOFS: dict[Sentences, str] = {
    "hits": "Sentences it must find, one a line",
    "misses": "Sentences it must leave alone, one a line",
}
_TEXTS: dict[ListPath, str] = {("id",): "Id", ("label", "en"): "Name in English", ("label", "zh"): "Name in Chinese"}
_HELP = (
    "Type a word and press Enter; × takes one out. Its language is guessed: Chinese is found anywhere, English in "
    "whole words. To say it yourself write `zh:5G` or `en:5G`. `control*` is any ending, `=US` these letters alone."
)
_WORDS: tuple[Kind, Kind] = ("en", "zh")
_NAMES: tuple[Kind, Kind] = ("concepts", "countries")
_TONGUES: dict[Kind, str] = {language: name for language, name in LANGUAGE_NAMES.items()}  # noqa: C416 - a copy with wider keys
Write = Callable[[Callable[[str], str]], None]


def has_chips(draft: EntryDraft) -> bool:
    """Whether an entry has lists to show as chips, as it was when it was opened."""
    try:
        return bool(chip_lists(draft.original or draft.written))
    except CodebookError:
        return False


def draw_chips(view: View, draft: EntryDraft, write: Write) -> None:
    """The lists of an entry as chips, and the sentences of its proof.

    Parameters
    ----------
    write: is told what makes the new text of the old one, once a person has changed something.
    """
    try:
        lists = chip_lists(draft.written)
    except CodebookError as error:
        st.warning(f"{label(refused(error), 300)} Look at it as TOML.", icon=":material/code:")
        return
    if draft.new:
        _draw_texts(draft, write)
    before = {one.path: one.chips for one in chip_lists(draft.original)} if draft.original else {}
    for number, one in enumerate(lists):
        _draw_list(view, one, before.get(one.path, {}), _heading(one.path, number), f"codebook_chips_{number}", write)
    if draft.place.array == "rules":
        for kind, heading in _PROOFS.items():
            _draw_sentences(kind, heading, sentences(draft.written)[kind], write)


def _heading(path: ListPath, number: int) -> str:
    match path:
        case ("all", _):
            return "And, anywhere, one of" if number else "One of"
        case ("near", "all", 0):
            return "Close together, one of"
        case ("near", *_):
            return "… and one of"
        case ("unless",):
            return "Not if"
        case ("unless_near",):
            return "Without words that have beside them one of"
        case ():
            return "Stay whole"
    return "One of"


def _draw_list(
    view: View, one: ChipList, before: Mapping[Kind, tuple[str, ...]], heading: str, key: str, write: Write
) -> None:
    """The words of a list, to be typed, above the lists and countries that it names, to be chosen."""

    def changed(kinds: tuple[Kind, Kind], picked: list[str]) -> None:
        write(lambda written: with_chips(written, one.path, {**_chips(written, one.path), **_by_kind(picked, kinds)}))

    with st.container(gap="xxsmall"):
        shown, named_here, offered = _options(one, _WORDS), _options(one, _NAMES), _offered(view)
        st.multiselect(
            heading,
            shown,
            format_func=_chip,
            key=key,
            accept_new_options=True,
            placeholder="Add a word",
            help=_HELP,
            on_change=bind(key, shown, partial(changed, _WORDS)),
        )
        st.multiselect(
            f"{heading}: lists and countries",
            list(dict.fromkeys((*named_here, *offered))),
            format_func=lambda option: offered.get(option) or _chip(option),
            key=f"{key}_names",
            placeholder="Add a list or a country",
            label_visibility="collapsed",
            on_change=bind(f"{key}_names", named_here, partial(changed, _NAMES)),
        )
        if new := [option for option in shown if _chip(option) not in before.get(_kind(option), ())] if before else []:
            told = ", ".join(f"“{label(_chip(option), 40)}” in {_TONGUES[_kind(option)]}" for option in new)
            st.markdown(f":small[New: {told}.]")


def _options(one: ChipList, kinds: tuple[Kind, Kind]) -> list[str]:
    return [f"{kind}:{chip}" for kind in kinds for chip in one.chips[kind]]


def _kind(option: str) -> Kind:
    return next(kind for kind in KINDS if kind == option.partition(":")[0])


def _chip(option: str) -> str:
    return option.partition(":")[2]


def _offered(view: View) -> dict[str, str]:
    """The lists and countries that can be chips, and what each is called."""
    lists = {f"concepts:{name}": f"▤ {thing.label.en} {thing.label.zh}" for name, thing in named(view).items()}
    return lists | {f"countries:{code}": f"⚑ {' '.join(country_label(code))}" for code in country_codes()}


def _chips(written: str, path: ListPath) -> Mapping[Kind, tuple[str, ...]]:
    return next((one.chips for one in chip_lists(written) if one.path == path), {})


def _by_kind(picked: list[str], kinds: tuple[Kind, Kind]) -> dict[Kind, list[str]]:
    """Chips by kind; one without a kind was typed, so its language is guessed."""
    chips: dict[Kind, list[str]] = {kind: [] for kind in kinds}
    for option in picked:
        start, _, chip = option.partition(":")
        known = next((kind for kind in kinds if kind == start), None)
        if text := (chip if known else option).strip():
            chips[known or guess_language(text)].append(text)
    return chips


def _draw_sentences(kind: Sentences, heading: str, shown: tuple[str, ...], write: Write) -> None:
    key = f"codebook_{kind}"

    def changed(text: str) -> None:
        write(lambda written: with_sentences(written, kind, filter(str.strip, text.splitlines())))

    st.text_area(heading, key=key, height="content", on_change=bind(key, "\n".join(shown), changed))


def _draw_texts(draft: EntryDraft, write: Write) -> None:
    """What a new entry is called."""
    for path, heading in _TEXTS.items():
        if path == ("id",) or draft.place.array != "rules":
            key = f"codebook_{'_'.join(map(str, path))}"
            changed = partial(_rename, write, path)
            st.text_input(heading, key=key, on_change=bind(key, stated_text(draft.written, path), changed))


def _rename(write: Write, path: ListPath, text: str) -> None:
    write(lambda written: with_text(written, path, text))
