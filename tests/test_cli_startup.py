"""What a command loads, and what it leaves alone: seconds of waiting for who pipes a line through it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.settings import ROOT

_PACKAGES = """
import json, sys
from lib.cli import app
app(sys.argv[1:], standalone_mode=False)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""
SHOWING = {"plotly", "networkx", "matplotlib", "wordcloud", "PIL", "streamlit", "starlette"}
COUNTING = {"ibis", "duckdb", "pyarrow", "pandas", "numpy", "krippendorff", "charset_normalizer"}


def packages_of(corpus: Path, *arguments: str) -> set[str]:
    """The packages that a command has loaded when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", _PACKAGES, *arguments],
        cwd=ROOT,
        env={**os.environ, "DIDYMIUM_CORPUS": str(corpus)},
        input=b'{"id": 1, "text": "A price floor for rare earths."}',
        capture_output=True,
        check=True,
    )
    assert done.stdout, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_tag_loads_no_tables_and_no_figures(tmp_path: Path) -> None:
    loaded = packages_of(tmp_path, "tag")
    assert {"typer", "ahocorasick_rs"} <= loaded
    assert loaded & (SHOWING | COUNTING) == set()


@pytest.mark.parametrize(
    "arguments",
    [("words",), ("keyness", "--target", "theme:alliances"), ("collocates", "China"), ("kwic", "China")],
    ids=lambda arguments: arguments[0],
)
def test_counting_loads_no_figures(built_seeds: Path, arguments: tuple[str, ...]) -> None:
    loaded = packages_of(built_seeds, *arguments)
    assert {"ibis", "pandas"} <= loaded
    assert loaded & SHOWING == set()
