"""The addresses of the stage."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from lib.ui.stage.audience import attend
from lib.ui.stage.documents import send_link, send_stage, send_worker

STAGE = "/stage/"
STAGE_ROUTES: list[BaseRoute] = [
    Route("/stage-worker.js", send_worker),
    Route(f"{STAGE}{{name}}", send_stage),
    Route(f"{STAGE}{{name}}/follow", send_stage),
    Route(f"{STAGE}{{name}}/link/{{wanted}}", send_link),
    WebSocketRoute(f"{STAGE}{{name}}/live", attend),
]
