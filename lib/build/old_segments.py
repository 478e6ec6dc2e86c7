"""Texts of before: each change of the dictionary or of a file makes a segment, and the last few are kept."""

import os
import re
from contextlib import suppress
from pathlib import Path

from lib.corpus.store.manifest import Manifest, segment_folder
from lib.corpus.store.unfinished import unfinished

MOST_KEPT = 2
_NAME = re.compile(r"[0-9a-f]{16}")


def clear_old(folder: Path, live: Manifest) -> None:
    """Take out all segments of a corpus but the live one and the two that were live last.

    Those two are for a change that is taken back, and for a reader that opened the corpus before. What a reader has
    mapped stays readable until it lets go; where the system does not allow that, the segment stays. One goes as a whole
    or not at all, since a folder that is there counts as whole.
    """
    own = segment_folder(folder, live.text_version)
    with suppress(OSError):
        os.utime(own)
        others = sorted((path for path in own.parent.iterdir() if path != own and _is_finished(path)), key=_last_live)
        for old in others[:-MOST_KEPT]:
            with unfinished(own.parent) as scratch, suppress(OSError):
                old.replace(scratch / old.name)


def _is_finished(path: Path) -> bool:
    """Whether a folder is one that a build finished."""
    return bool(_NAME.fullmatch(path.name)) and not path.is_symlink() and (path / "problems.json").is_file()


def _last_live(path: Path) -> int:
    return path.stat().st_mtime_ns
