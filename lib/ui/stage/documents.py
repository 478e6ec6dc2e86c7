"""The stage's document and what goes with it, served as it is: exported and served bytes are the same."""

from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

from lib.briefing import briefing_path, open_briefing
from lib.errors import BriefingError
from lib.settings import current_settings
from lib.stage import stage_document
from lib.stage.presenter import is_presenter

# Beyond what the document says itself, which a header alone can say.
_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
_NONE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>No such briefing</title>
<p>{reason}</p><p><a href="{home}">All briefings</a></p></html>
"""


async def send_stage(request: Request) -> Response:
    """The stage of a briefing, or as its audience gets it, without the notes."""
    follows = request.url.path.endswith("/follow")
    try:
        path = briefing_path(current_settings().briefings, request.path_params["name"])
        document, tag = await run_in_threadpool(_document, path, not follows)
    except BriefingError as error:
        home = "../../briefing" if follows else "../briefing"
        return HTMLResponse(_NONE.format(reason=escape(str(error)), home=home), 404, headers=_HEADERS)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**_HEADERS, "etag": tag})
    return HTMLResponse(document, headers={**_HEADERS, "etag": tag})


def _document(path: Path, speaker_notes: bool) -> tuple[bytes, str]:
    opened = open_briefing(path)
    document = _made(path, opened.digest, speaker_notes)
    return document, f'"{sha256(document).hexdigest()[:32]}"'


@lru_cache(maxsize=8)
def _made(path: Path, _digest: str, speaker_notes: bool) -> bytes:
    return stage_document(open_briefing(path).briefing, speaker_notes=speaker_notes)


async def send_worker(_request: Request) -> Response:
    """What keeps the stage at hand for a reload without a server."""
    return FileResponse(Path(__file__).with_name("worker.js"), media_type="text/javascript", headers=_HEADERS)


async def send_link(request: Request) -> Response:
    """The link for the audience, or for the presenter's phone, and its QR code as a path of an SVG."""
    name, wanted = request.path_params["name"], request.path_params["wanted"]
    token = request.headers.get("x-presenter", "")
    if wanted == "remote" and not is_presenter(current_settings().corpus, name, token):
        return JSONResponse({"problem": "Only the presenter has the link for a phone."}, 403, headers=_HEADERS)
    stage = f"{request.base_url}stage/{quote(name, safe='')}"  # a blank ends the link for many a phone
    link = f"{stage}/follow" if wanted == "follow" else f"{stage}#remote&key={token}"
    code = segno.make(link, error="m", micro=False)
    rows = enumerate(code.matrix_iter(border=2))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, dark in enumerate(row) if dark)
    size = code.symbol_size(border=2)[0]
    return JSONResponse({"link": link, "path": path, "size": size}, headers={**_HEADERS, "cache-control": "no-store"})
