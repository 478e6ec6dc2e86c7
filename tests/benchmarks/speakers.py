"""What finding speakers adds to a build: its processor time beside that of cutting and of coding the same passages.

    uv run python -m tests.benchmarks.speakers DIR [--texts N] [--rounds N]

DIR as for `tests.benchmarks.pipeline`. All three run in turn on the same passages in the same process, once before to
warm up. The ratio is what speakers take of the time of cutting and coding together.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from lib.chinese import has_han
from lib.codebook import load_codebook
from lib.coding import Coder
from lib.model import Passage
from lib.settings import current_settings
from lib.speakers import attributions
from lib.text import Cutter, load_dictionary
from tests.benchmarks.pipeline import real_texts


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _articles(texts: list[str]) -> list[list[Passage]]:
    lines = ([line for line in text.split("\n") if line.strip()] for text in texts)
    return [[Passage("paragraph", line, "", (), "zh" if has_han(line) else "en") for line in some] for some in lines]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--texts", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    settings = current_settings()
    articles = _articles(real_texts(chosen.folder, chosen.texts))
    passages = [passage.text for some in articles for passage in some]
    cut, code = Cutter(load_dictionary(settings.dictionary)[0]).sentences, Coder(load_codebook(settings.codebook)).code
    works: tuple[Callable[[], object], ...] = (
        lambda: list(map(cut, passages)),
        lambda: list(map(code, passages)),
        lambda: list(map(attributions, articles)),
    )
    rounds = [[_timed(work) for work in works] for _ in range(chosen.rounds + 1)][1:]
    cutting, coding, speaking = (statistics.median(times) for times in zip(*rounds, strict=True))
    n_found = sum(len(found) for some in articles for found in attributions(some))
    print(f"{len(articles):,} texts, {sum(map(len, passages)):,} characters, {n_found:,} attributions")
    print("| | seconds of processor time |\n| --- | --- |")
    print(f"| cutting | {cutting:.2f} |\n| coding | {coding:.2f} |\n| speakers | {speaking:.2f} |")
    print(f"| speakers, of cutting and coding | {speaking / (cutting + coding):.2f} |")


if __name__ == "__main__":
    main()
