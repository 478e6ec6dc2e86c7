"""Who may drive what an audience follows: whoever has the presenter's token of a briefing."""

import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

_FILE = "presenter.key"


def stage_link(folder: Path, stem: str) -> str:
    """The address of a briefing's stage for who presents it, below the dashboard's root: it holds the token.

    Parameters
    ----------
    folder: where the key is kept, that of the corpus.
    """
    return f"stage/{quote(stem, safe='')}#present&key={presenter_token(folder, stem)}"


def presenter_token(folder: Path, stem: str) -> str:
    """The token of a briefing: the same as long as the folder is there, also after the server was started again."""
    return hmac.new(_key(folder), stem.encode("utf-8", "replace"), sha256).hexdigest()[:40]


def is_presenter(folder: Path, stem: str, token: str) -> bool:
    """Whether a token is that of a briefing, compared in a time that does not tell how much of it is right."""
    return hmac.compare_digest(presenter_token(folder, stem).encode(), token.encode("utf-8", "replace"))


@lru_cache(maxsize=4)
def _key(folder: Path) -> bytes:
    """The key of this installation, made when first asked for; where it cannot be kept it ends with the server."""
    path = folder / _FILE
    with suppress(OSError):
        return path.read_bytes()
    made = secrets.token_bytes(32)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".key")
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        try:
            os.link(name, path)  # whoever was first has made the key
        finally:
            Path(name).unlink()
    except FileExistsError:
        return path.read_bytes()
    except OSError:
        return made
    return made
