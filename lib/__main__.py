"""``python -m lib``."""

from lib import log
from lib.cli import app

log.configure("ERROR")  # a command says itself what it did
app(prog_name="python -m lib")
