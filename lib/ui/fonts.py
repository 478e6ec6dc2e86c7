"""The Chinese web font for machines that have none: put where Streamlit serves static files from."""

import os
import tempfile
from pathlib import Path
from shutil import copyfile

from pylopdf_fonts_zh_cn import sans_path

from lib.settings import ROOT

WEB_FONT = ROOT / "static" / "didymium-cjk.otf"


def install_web_font(target: Path = WEB_FONT) -> Path:
    """Copy the packaged font (8 MB, OFL) beside the app, once. Only a browser without a Chinese font asks for it."""
    font = sans_path()
    if target.exists() and target.stat().st_size == font.stat().st_size:
        return target
    target.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    copyfile(font, name)
    Path(name).chmod(0o644)
    return Path(name).replace(target)
