"""What is served beside the app: files to take along, a Chinese font, the stage, a page that knows its own root."""

from pylopdf_fonts_zh_cn import sans_path
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ui.session import downloads
from lib.ui.stage.routes import STAGE, STAGE_ROUTES

# Without it the browser side looks for the server below the page's own path first, and a deep link logs two errors.
_ROOT = b'<head><script>window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}</script>'


async def web_font(_request: Request) -> Response:
    """Noto Sans SC (OFL) from its package; a browser asks for it only where it has no Chinese font of its own."""
    return FileResponse(sans_path(), media_type="font/otf", headers={"cache-control": "public, max-age=31536000"})


class KnowsItsRoot:
    """Tells the first page where the server is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(STAGE):  # a stage is served as it is
            await self.app(scope, receive, send)
            return
        messages: list[Message] = []

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                messages.append(message)
            elif messages:
                await _send_with_root(messages, message, send)
            else:
                await send(message)

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, rewrite)


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and any(
        name == b"content-type" and value.startswith(b"text/html") for name, value in start["headers"]
    )


async def _send_with_root(messages: list[Message], message: Message, send: Send) -> None:
    messages.append(message)
    if message.get("more_body"):
        return
    start, *parts = messages
    body = b"".join(part.get("body", b"") for part in parts).replace(b"<head>", _ROOT, 1)
    headers = [(name, value) for name, value in start["headers"] if name not in {b"content-length", b"etag"}]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


ROUTES = [
    Route("/fonts/didymium-cjk.otf", web_font),
    Route(downloads.PATH, downloads.send_file, methods=["GET", "POST"]),
    *STAGE_ROUTES,
]
MIDDLEWARE = [Middleware(KnowsItsRoot)]
