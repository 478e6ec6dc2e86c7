"""Writing an entry of the codebook: checked while it is typed, previewed, and saved as a version."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.codebook import Codebook
from lib.codebook.edit import HEAD, Sheet
from lib.codebook.versions import difference, save_sheet
from lib.errors import CodebookError, ConflictError, CorpusError
from lib.log import refused
from lib.revision import prove
from lib.ui.codebook.chips import FORMS, draw_chips, has_chips
from lib.ui.codebook.draft import (
    EntryDraft,
    Verdict,
    begin_copy,
    begin_new,
    draft_coder,
    entry_draft,
    forget,
    judged,
    keep,
    latest,
    newer_sheet,
    orphaned_draft,
    rebased,
    stated_ids,
    stated_rule,
    written_id,
)
from lib.ui.codebook.entries import Place
from lib.ui.codebook.entry import clear_message, draw_message, set_message
from lib.ui.codebook.layout import difference_html, proofs_html, toml_html
from lib.ui.codebook.preview import draw_changes, draw_preview
from lib.ui.codebook.text import toml_box
from lib.ui.markup.escape import label
from lib.ui.session.live import bring_up_to_date
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose

_HEADS = {"themes": "About this theme", "names": "What stays whole"}
KINDS = {"rules": "rule", "concepts": "concept", "actors": "actor", HEAD: "text"}


def draw_editor(view: View, place: Place | None) -> None:
    """The entry as text, what the loader and its proofs say, what it would change, and the way to save it."""
    if place is None:
        st.info("There is no file to write into. Put one into the folder of the codebook first.")
        return
    try:
        draft = orphaned_draft(view) or entry_draft(
            view, place, view.address.first("new") == place.file and place.array != HEAD
        )
        newer = newer_sheet(view, draft)
    except CodebookError as error:
        st.error(label(refused(error), 400), icon=":material/error:")
        return
    _draw_head(view, draft)
    if newer is not None:
        _draw_conflict(view, draft, newer)
        return
    if draft.gone:
        st.warning(f"“{label(place.id)}” will be taken out when you save.", icon=":material/delete:")
    else:
        _draw_text(view, draft)
    saving = st.container(key="codebook_saving_place")  # "Saved" is said where one pressed
    if draft.changed:
        _draw_outcome(view, draft, judged(view, draft), saving)
        return
    with saving:
        if not draw_message(view):
            st.markdown(
                ":small[Nothing is changed yet. What you change is kept on every page of this window until you save or "
                "discard it. Reloading the window loses it.]"
            )


def _draw_text(view: View, draft: EntryDraft) -> None:
    """The entry as chips, or as TOML."""
    place = draft.place
    if has_chips(draft) and choose(view, "codebook_form", "Edit as", "as", FORMS) == "chips":
        draw_chips(view, draft, lambda change: _change(draft, change))
        return
    toml_box(
        f"{place.file}: checked while you type",
        draft.written,
        draft.original,
        f"{place.file} {place.array} {place.id} {draft.new} {draft.turn}",
        "codebook_text",
        lambda text: _typed(draft, text),
    )


def _typed(draft: EntryDraft, text: str) -> None:
    clear_message()
    keep(replace(latest(draft), written=text))


def _change(draft: EntryDraft, change: Callable[[str], str]) -> None:
    clear_message()
    now = latest(draft)
    with suppress(CodebookError):  # what is no TOML by now is said in the place of the chips
        keep(replace(now, written=change(now.written), turn=now.turn + 1))


def _draw_head(view: View, draft: EntryDraft) -> None:
    place, kind = draft.place, KINDS[draft.place.array]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        named = f"New {kind}" if draft.new else label(place.id) or _HEADS.get(place.part, place.file)
        st.header(named, anchor=False, width="content")
        if place.array != HEAD and not draft.new:
            with st.container(horizontal=True, width="content", gap="xsmall"):
                st.button(
                    f"New {kind}",
                    key="codebook_new",
                    icon=":material/add:",
                    type="tertiary",
                    on_click=_begin,
                    args=(view, place, False),
                )
                st.button(
                    "Duplicate",
                    key="codebook_copy",
                    icon=":material/content_copy:",
                    type="tertiary",
                    on_click=_begin,
                    args=(view, place, True),
                )
                st.button(
                    "Take out",
                    key="codebook_delete",
                    icon=":material/delete:",
                    type="tertiary",
                    disabled=draft.gone,
                    on_click=_take_out,
                    args=(draft,),
                )


def _take_out(draft: EntryDraft) -> None:
    clear_message()
    keep(replace(draft, gone=True))


def _begin(view: View, place: Place, copy: bool) -> None:
    (begin_copy if copy else begin_new)(view, place)
    view.address.write(new=place.file)


def _draw_conflict(view: View, draft: EntryDraft, newer: Sheet) -> None:
    st.warning(
        f"{label(newer.file)} was changed by somebody else since you opened it. Nothing of yours was saved or lost. "
        "This is what they changed:",
        icon=":material/group:",
    )
    st.html(difference_html(difference(draft.opened.text, newer.text, newer.file)))
    with st.container(horizontal=True):
        st.button(
            "Put my text into the newer file",
            key="codebook_rebase",
            on_click=_rebase,
            args=(view, draft, newer),
            help="It is checked and previewed again before you save it",
        )
        st.button("Drop my text", key="codebook_reload", on_click=_discard, args=(view, draft))
    with st.expander("Your text", key="codebook_mine"):
        st.html(toml_html("(to be taken out)" if draft.gone else draft.written))


def _rebase(view: View, draft: EntryDraft, newer: Sheet) -> None:
    forget(draft)
    moved = keep(rebased(draft, newer))
    view.address.write(new=moved.place.file if moved.new else None, entry=moved.place.id or None)


def _draw_outcome(view: View, draft: EntryDraft, verdict: Verdict, saving: DeltaGenerator) -> None:
    """What the loader, the proofs and the corpus say, the buttons in their place, and the passages that change."""
    revision = None
    _draw_renaming(draft)
    holding = _draw_proofs(draft, verdict.book) if verdict.book and not verdict.faults else False
    for fault in verdict.faults:
        st.error(label(fault, 600), icon=":material/error:")
    if verdict.book and not verdict.faults:
        revision = draw_preview(view, verdict.book)
    hindrance = "" if holding else "Put right what is wrong below, then you can save."
    if holding and revision is None:
        hindrance = "Press Preview first: it shows what would change, then you can save."
    with saving:
        _draw_saving(view, draft, verdict, hindrance)
    if revision is not None:
        draw_changes(view, revision)


def _draw_renaming(draft: EntryDraft) -> None:
    before, after = stated_ids(draft)
    if before and after and before != after and not (draft.new or draft.gone):
        st.warning(
            f"This renames “{label(before)}” to “{label(after)}”. Links to “{label(before)}” and whatever refers to it "
            "by that id break.",
            icon=":material/link_off:",
        )


def _draw_proofs(draft: EntryDraft, book: Codebook) -> bool:
    """The proofs of the rule as it is written; whether they all hold."""
    rule = stated_rule(draft, book)
    proofs = prove(book, draft_coder(book), draft.place.theme, rule) if rule else ()
    if proofs:
        st.html(proofs_html(proofs))
    broken = [proof for proof in proofs if not proof.passes]
    if broken:
        subject = "A proof does" if len(broken) == 1 else f"{len(broken)} proofs do"
        st.error(f"{subject} not hold. Put the rule or the sentence right.", icon=":material/error:")
    return not broken


def _draw_saving(view: View, draft: EntryDraft, verdict: Verdict, hindrance: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="codebook_saving"):
        note = st.text_input("What is it for?", key="codebook_note", placeholder="Optional", max_chars=300)
        author = st.text_input(
            "Your name", key="codebook_author", placeholder="Optional", max_chars=80, persist_state="session"
        )
        clicked = st.button("Save", key="codebook_save", disabled=bool(hindrance))
        st.button("Discard", key="codebook_discard", on_click=_discard, args=(view, draft))
    if hindrance:
        st.markdown(f":small[{hindrance}]")
    if clicked:
        _save(view, draft, verdict, author or "", note or "")


def _discard(view: View, draft: EntryDraft) -> None:
    forget(draft)
    view.address.write(new=None)


def _save(view: View, draft: EntryDraft, verdict: Verdict, author: str, note: str) -> None:
    try:
        save_sheet(view.settings.codebook, draft.opened, verdict.text, author, note)
    except ConflictError:
        st.rerun()  # the newer file is shown then
    except CodebookError as error:
        st.error(label(refused(error), 600), icon=":material/error:")
        return
    named = "" if draft.gone else written_id(draft)
    forget(draft)
    view.address.write(new=None, entry=named or None)
    tag_again(view, f"Saved {named or draft.place.id or draft.place.file}.")


def tag_again(view: View, done: str) -> None:
    """Bring the corpus up to date with the codebook as it is now, say so, and draw the page anew."""
    bar = st.progress(0.0, text="Tagging the articles")

    def progress(share: float, doing: str) -> None:
        bar.progress(min(share, 1.0), text=doing)

    try:
        bring_up_to_date(view.settings, progress)
        set_message(view, f"{done} Every page shows the new counts.")
    except CorpusError as error:
        set_message(view, f"{done} The corpus could not be tagged again: {error}")
    st.rerun()
