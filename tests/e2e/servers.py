"""The dashboard as a visitor finds it: its own process, started with the README's command."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from lib.settings import ROOT

PATIENCE = 60.0


class Server:
    """A running dashboard. ``url`` has no trailing slash; ``log`` is what it printed."""

    def __init__(self, corpus: Path, seeds: Path, log: Path, script: Path = ROOT / "dashboard.py") -> None:
        self.corpus, self.seeds, self.log, self.script = corpus, seeds, log, script
        self.url = f"http://127.0.0.1:{_free_port()}"
        self.start()

    def start(self) -> None:
        """Start it, also again at the same address."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(  # our own interpreter, our own arguments
                [sys.executable, "-m", "streamlit", "run", str(self.script), *_options(self.url)],
                cwd=ROOT,
                env={
                    **os.environ,
                    "DIDYMIUM_CORPUS": str(self.corpus),
                    "DIDYMIUM_SEEDS": str(self.seeds),
                    "PYTHONPATH": str(ROOT),
                },
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        opener, until = build_opener(ProxyHandler({})), time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with opener.open(f"{self.url}/_stcore/health", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.05)
        raise RuntimeError(f"The dashboard did not start. It said:\n{self.log.read_text(errors='replace')}")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _options(url: str) -> list[str]:
    port = url.rpartition(":")[2]
    return [f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
