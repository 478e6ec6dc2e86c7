"""``python -m lib``."""

from lib.cli import app

app(prog_name="python -m lib")
