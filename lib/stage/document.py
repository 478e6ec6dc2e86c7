"""A briefing as one self-contained document: shown by a browser, with nothing else at hand."""

import base64
import hashlib
import re
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import msgspec
import plotly

from lib.briefing import Briefing, Pin, Step
from lib.stage.fonts import web_font_of

_ENGINE = Path(__file__).with_name("engine")
# In the order they build on each other; "main.js" begins the show.
_SCRIPTS = (
    "elements", "schemes", "charts", "contents", "slides", "show", "place", "talk", "layers", "keys", "overview",
    "evidence", "laser", "speaker", "fonts", "print", "live", "kept", "question", "links", "remote", "follow", "main",
)  # fmt: skip
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:const|class) (\w+)", re.MULTILINE)
_CARTESIAN = "plotly-cartesian.min.js"
# Plotly puts an empty style sheet into the document and fills it by script: the hash is that of nothing.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; style-src-attr 'none'; img-src data: 'self'; "
    "font-src data:; connect-src 'self'; frame-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
_DOCUMENT = """<!doctype html>
<html lang="en" data-scheme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<noscript>This briefing is shown by scripts, which this browser has switched off.</noscript>
<script type="application/json" id="briefing">{briefing}</script>
<script type="text/plain" id="type">{type}</script>
<script>{plotly}</script>
<script type="module">{engine}</script>
</body>
</html>
"""


def stage_document(briefing: Briefing, *, speaker_notes: bool = True) -> bytes:
    """The stage of a briefing as HTML: for the same briefing the same bytes.

    It asks nobody for anything to be shown, also from a file; where it is served it may reach its own server.

    Parameters
    ----------
    speaker_notes: whether the notes are in it; leave them out of what the audience gets.
    """
    data = msgspec.json.encode(_shown(briefing, speaker_notes)).decode()
    style, engine, library = _style(), _engine(), plotly_script()
    document = _DOCUMENT.format(
        policy=escape(_policy((library, engine), (style, "")), quote=True),
        title=escape(briefing.title or "Briefing"),
        style=style,
        briefing=data.replace("<", "\\u003c"),  # no text of a briefing ends the element
        type=base64.b64encode(web_font_of(data)).decode(),
        plotly=library,
        engine=engine,
    )
    return document.encode("utf-8", "replace")


def plotly_script() -> str:
    """The part of plotly.js that draws on axes, of the version that plotly.py has; else all of it."""
    whole = (files(plotly) / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
    part = (_ENGINE / _CARTESIAN).read_text(encoding="utf-8")
    return part if plotly_version(part) == plotly_version(whole) else whole


def plotly_version(script: str) -> str:
    """The version that the head of a plotly.js names."""
    head = script[:200].partition(" v")[2]
    return head.split(maxsplit=1)[0] if head else ""


def _shown(briefing: Briefing, speaker_notes: bool) -> Briefing:
    """The briefing without what is not shown: the frames behind figures, and the notes where they are not wanted."""
    return msgspec.structs.replace(briefing, steps=tuple(_step(step, speaker_notes) for step in briefing.steps))


def _step(step: Step, speaker_notes: bool) -> Step:
    pins = tuple(_pin(pin) for pin in step.pins)
    return msgspec.structs.replace(step, pins=pins, speaker_notes=step.speaker_notes if speaker_notes else "")


def _pin(pin: Pin) -> Pin:
    return msgspec.structs.replace(pin, numbers=None)


@cache
def _style() -> str:
    return (_ENGINE / "stage.css").read_text(encoding="utf-8")


@cache
def _engine() -> str:
    """The engine's modules as one, each with its own names inside: a module of one document cannot load another."""
    return "\n".join(map(_module, _SCRIPTS))


def _module(name: str) -> str:
    text = (_ENGINE / f"{name}.js").read_text(encoding="utf-8")
    handed_on = ", ".join(_EXPORTED.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    return f"const {{ {handed_on} }} = (() => {{\n{body}return {{ {handed_on} }};\n}})();"


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    return _POLICY.format(scripts=" ".join(map(_hash, scripts)), styles=" ".join(map(_hash, styles)))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
