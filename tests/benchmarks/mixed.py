"""A mixed folder of real text to build a corpus from: the first rows of each Parquet file of a folder.

uv run python -m tests.benchmarks.mixed FROM TO [--articles N]
"""

import argparse
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("source", type=Path)
    options.add_argument("target", type=Path)
    options.add_argument("--articles", type=int, default=10_400, help="a few more than wanted: repeats are left out")
    chosen = options.parse_args()
    files = sorted(chosen.source.glob("*.parquet"))
    chosen.target.mkdir(parents=True, exist_ok=True)
    for file in files:
        rows = next(pq.ParquetFile(file).iter_batches(-(-chosen.articles // len(files))))
        pq.write_table(pa.Table.from_batches([rows]), chosen.target / file.name)
        print(f"{file.name}: {rows.num_rows:,} rows")


if __name__ == "__main__":
    main()
