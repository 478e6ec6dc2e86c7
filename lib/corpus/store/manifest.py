"""The folder a corpus lives in: immutable Parquet segments and one small manifest.

::

    manifest.json                       which segment and which coding are live; swapped with os.replace
    segments/<text version>/            what was read and cut, named by its content
        articles.parquet                article, key, title, source, published_on, published_time, topic, url, path,
                                        set_aside (texts that recur and are not counted), n_passages, n_tokens,
                                        n_terms (different ones)
        passages.parquet                passage, article, ordinal, kind, section, references, language, text, folded,
                                        n_tokens, n_sentences, n_bytes
        terms.parquet                   term, spelling, language, n (running words), n_articles, n_passages,
                                        n_sentences; alphabetical, rank: its place in the order of spellings, by
                                        capitals too or not
        running.i32                     the term of every running word, in order; a passage's are the next ``n_tokens``
        sentences.i32                   how many running words each sentence has (one without is none); a passage's are
                                        the next ``n_sentences``
        places.i32                      where each term stands in it, term after term: a term's are the next ``n``
        article_terms.i32, article_counts.i32   the terms of each article, and how often it has them: an article's are
                                        the next ``n_terms``
        texts.utf8                      the text of every passage, in order: a passage's are the next ``n_bytes``
        new_words.json                  the words that were found in the texts themselves, with their evidence
        attributions.parquet            passage, start, end, words, speaker, kind, sure: who the text may say speaks
        speakers-<codebook version>.parquet passage, start, end, words, speaker, kind, actor: who speaks, by one name
        hits-<codebook version>.parquet     passage, theme, rule, start, end, text, sure
        coding-<codebook version>.parquet   passage, themes, weak: bit i is the codebook's i-th theme, sure or weak

Files that end in i32 hold 32-bit little-endian integers; they and the texts are mapped into memory, not loaded.
Ids count from 0 within a segment (dense, because counting terms is then array work); ``key`` is what a link may hold.
A reader sees a whole import or none of it, and a kill at any moment leaves the live corpus as it was.
"""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lib.errors import Problem

FORMAT = "8"


@dataclass(frozen=True, slots=True)
class ThemeName:
    """What a corpus remembers of a theme, so that it can be shown without the codebook."""

    id: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which version of the corpus is live and what it was made from.

    Attributes
    ----------
    text_version, codebook_version: together the corpus version.
    inputs: fingerprint of each file read, by its absolute path.
    roots: the paths the build was asked to read.
    problems: what was left out, for the import report.
    """

    text_version: str
    codebook_version: str
    themes: tuple[ThemeName, ...]
    roots: tuple[str, ...]
    inputs: dict[str, str]
    problems: tuple[Problem, ...] = ()
    format: str = field(default=FORMAT)

    @property
    def version(self) -> str:
        return f"{self.text_version[:12]}-{self.codebook_version[:12]}"


def read_manifest(folder: Path) -> Manifest | None:
    """The live manifest, or None where there is none that this version of the program can read."""
    try:
        data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            return None
        themes = tuple(ThemeName(**theme) for theme in data.pop("themes"))
        problems = tuple(Problem(**problem) for problem in data.pop("problems"))
        manifest = Manifest(**{**data, "roots": tuple(data["roots"])}, themes=themes, problems=problems)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if (coding_file(folder, manifest)).exists() else None


def other_format(folder: Path) -> str:
    """Which other format a corpus folder has; "" where it has this one or none."""
    try:
        written = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return written[:20] if isinstance(written, str) and written != FORMAT else ""


def read_roots(folder: Path) -> list[Path]:
    """What the folder was last made from, whichever version of the program wrote it; nothing where nobody knows."""
    try:
        roots = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["roots"]
        return [Path(root) for root in roots]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a version live, at once and whole."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".manifest-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(folder / "manifest.json")


def segment_folder(folder: Path, text_version: str) -> Path:
    return folder / "segments" / text_version[:16]


def coding_file(folder: Path, manifest: Manifest) -> Path:
    return segment_folder(folder, manifest.text_version) / f"coding-{manifest.codebook_version[:16]}.parquet"


def speakers_file(folder: Path, manifest: Manifest) -> Path:
    return segment_folder(folder, manifest.text_version) / f"speakers-{manifest.codebook_version[:16]}.parquet"


def hits_file(folder: Path, manifest: Manifest) -> Path:
    return segment_folder(folder, manifest.text_version) / f"hits-{manifest.codebook_version[:16]}.parquet"
