"""From files to a live corpus: what is made anew, what is kept, and what no accident may break."""

import importlib.metadata
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.build import build, building, coding, pool, refresh, versions
from lib.codebook import EVIDENCE
from lib.corpus.articles import article_list, coverage, hits_in_article
from lib.corpus.codings.writer import HIT_SCHEMA
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.corpus.store.manifest import FORMAT, coding_file, hits_file, read_manifest, segment_folder
from lib.errors import CorpusError
from lib.model import Subcorpus
from lib.settings import ROOT, Settings

THEME = """
id = "price"
label = { en = "Price", zh = "价格" }

[[rules]]
id = "any-price"
any = { en = ["price"], zh = ["价格"] }
"""
OTHER = """
id = "other"
label = { en = "Other", zh = "其他" }

[[rules]]
id = "held"
any = { en = ["held"], zh = ["管制"] }

[[rules]]
id = "rose"
any = { en = ["rose"] }
"""
ROWS: list[dict[str, object]] = [
    {"title": "Prices rose", "published_on": date(2025, 7, 1), "source": "Wire", "text": "The price floor held."},
    {"title": "稀土价格", "published_on": None, "source": "", "text": "出口管制。\n\nA quota."},
]


@pytest.fixture
def seeds(tmp_path: Path) -> Settings:
    settings = Settings(seeds=tmp_path / "seeds", corpus=tmp_path / "corpus")
    for folder in (settings.articles, settings.dictionary, settings.codebook / "themes"):
        folder.mkdir(parents=True)
    (settings.dictionary / "words.txt").write_text("price floor\n", encoding="utf-8")
    (settings.codebook / "themes" / "price.toml").write_text(THEME, encoding="utf-8")
    write_rows(settings.articles / "rows.jsonl", ROWS)
    return settings


def write_rows(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    lines = (json.dumps(row, default=str, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def add_rule(settings: Settings, rule: str) -> None:
    with (settings.codebook / "themes" / "price.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[rules]]\n{rule}\n")


def titles(settings: Settings) -> set[str]:
    return set(article_list(Corpus(settings.corpus), Subcorpus(), "title", 1000)["title"])


def n_hits(settings: Settings) -> int:
    corpus = Corpus(settings.corpus)
    return sum(
        len(hits_in_article(corpus, number)) for number in article_list(corpus, Subcorpus(), "title", 99)["article"]
    )


def tables(settings: Settings) -> dict[str, pa.Table]:
    manifest = read_manifest(settings.corpus)
    assert manifest is not None
    folder = segment_folder(settings.corpus, manifest.text_version)
    return {path.name.split("-")[0]: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}


def segments(settings: Settings) -> set[str]:
    return {path.name for path in (settings.corpus / "segments").iterdir()}


def test_a_first_build_makes_a_corpus_and_a_second_one_does_nothing(seeds: Settings) -> None:
    progress: list[tuple[float, str]] = []
    first = build(seeds, progress=lambda share, doing: progress.append((share, doing)))
    assert (first.cut, first.coded) == (True, True)
    assert titles(seeds) == {"Prices rose", "稀土价格"}
    shares = [share for share, _ in progress]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    again = build(seeds)
    assert (again.cut, again.coded) == (False, False)
    assert again.manifest == first.manifest


def test_a_changed_codebook_codes_again_without_cutting(seeds: Settings) -> None:
    before = build(seeds).manifest
    hits = n_hits(seeds)
    add_rule(seeds, 'id = "quota"\nany = { en = ["quota"] }')
    report = build(seeds)
    assert (report.cut, report.coded) == (False, True)
    assert report.manifest.text_version == before.text_version
    assert n_hits(seeds) == hits + 1


CHANGES = {
    "a rule more": lambda text: text + '\n[[rules]]\nid = "quota"\nany = { en = ["quota"], zh = ["管制"] }\n',
    "another pattern": lambda text: text.replace('en = ["price"]', 'en = ["floor"]'),
    "a rule less": lambda text: text[: text.rindex("[[rules]]")],
    "a rule that waits": lambda text: text + '\n[[rules]]\nid = "w"\ncodes = { any = ["price/any-price"] }\n',
    "another label": lambda text: text.replace("Price", "Prices"),
    "a longer word": lambda text: text + '\n[[rules]]\nid = "long"\nany = { zh = ["价格战"] }\n',
}


@pytest.mark.parametrize("change", CHANGES)
def test_coding_by_the_changed_rules_gives_what_coding_by_all_gives(seeds: Settings, change: str) -> None:
    write_rows(seeds.articles / "more.jsonl", [{"title": "价格战", "text": "A quota and a price.\n\n无关。"}])
    (seeds.codebook / "themes" / "other.toml").write_text(OTHER, encoding="utf-8")
    add_rule(seeds, 'id = "a-floor"\nany = { en = ["floor"] }')
    build(seeds)
    theme = seeds.codebook / "themes" / "price.toml"
    theme.write_text(CHANGES[change](theme.read_text(encoding="utf-8")), encoding="utf-8")
    report = build(seeds)
    assert (report.cut, report.coded) == (False, True)
    afresh = Settings(seeds=seeds.seeds, corpus=seeds.seeds / "afresh")
    build(afresh)
    for name in ("hits", "coding"):
        assert newest(seeds, name).equals(newest(afresh, name)), name


def newest(settings: Settings, name: str) -> pa.Table:
    manifest = read_manifest(settings.corpus)
    assert manifest is not None
    return pq.read_table((hits_file if name == "hits" else coding_file)(settings.corpus, manifest))


def test_rules_that_did_not_change_are_not_looked_for_again(seeds: Settings) -> None:
    (seeds.codebook / "themes" / "other.toml").write_text(OTHER, encoding="utf-8")
    manifest = build(seeds).manifest
    kept = newest(seeds, "hits").to_pylist()
    marked = [hit | {"text": "kept"} if hit["rule"] == "rose" else hit for hit in kept]
    pq.write_table(pa.Table.from_pylist(marked, HIT_SCHEMA), hits_file(seeds.corpus, manifest))
    add_rule(seeds, 'id = "quota"\nany = { en = ["quota"] }')
    build(seeds)
    texts = [hit["text"] for hit in newest(seeds, "hits").to_pylist()]
    assert "kept" in texts
    assert len(texts) == len(kept) + 1


def test_without_the_kept_fingerprints_all_rules_are_coded(seeds: Settings) -> None:
    build(seeds)
    before = n_hits(seeds)
    (kept,) = (seeds.corpus / "segments").glob("*/rules-*.json")
    kept.write_text("[1", encoding="utf-8")
    add_rule(seeds, 'id = "quota"\nany = { en = ["quota"] }')
    build(seeds)
    assert n_hits(seeds) == before + 1


def test_rules_are_told_what_is_known_about_a_passage(seeds: Settings) -> None:
    build(seeds)
    before = n_hits(seeds)
    where = 'where = { kind = ["title"], source = ["wire"], since = 2025-07-01, until = 2025-07-01 }'
    add_rule(seeds, f'id = "in-titles"\nany = {{ en = ["price*"], zh = ["价格"] }}\n{where}')
    build(seeds)
    found = newest(seeds, "hits").to_pylist()
    assert [hit["text"] for hit in found if hit["rule"] == "in-titles"] == ["Prices"]
    assert n_hits(seeds) == before + 1


def test_a_codebook_that_is_changed_back_needs_no_work(seeds: Settings) -> None:
    before = build(seeds).manifest
    theme = seeds.codebook / "themes" / "price.toml"
    kept = theme.read_bytes()
    add_rule(seeds, 'id = "quota"\nany = { en = ["quota"] }')
    build(seeds)
    theme.write_bytes(kept)
    report = build(seeds)
    assert (report.cut, report.coded) == (False, False)
    assert Corpus(seeds.corpus).version == before.version


@pytest.mark.parametrize("change", ["file", "new file", "dictionary", "removed"])
def test_changed_text_is_cut_again(seeds: Settings, change: str) -> None:
    write_rows(seeds.articles / "more.jsonl", [{"title": "More"}])
    build(seeds)
    if change == "file":
        write_rows(seeds.articles / "more.jsonl", [{"title": "Less"}])
    elif change == "new file":
        write_rows(seeds.articles / "last.jsonl", [{"title": "Last"}])
    elif change == "dictionary":
        (seeds.dictionary / "more.txt").write_text("出口管制\n", encoding="utf-8")
    else:
        (seeds.articles / "more.jsonl").unlink()
    assert build(seeds).cut
    expected = {"file": {"Less"}, "new file": {"More", "Last"}, "dictionary": {"More"}, "removed": set()}[change]
    assert titles(seeds) == {"Prices rose", "稀土价格"} | expected


def test_a_broken_rule_is_named_and_the_rest_codes(seeds: Settings) -> None:
    add_rule(seeds, 'id = "broken"\nany = 7')
    (problem,) = build(seeds).manifest.problems
    assert problem.path.endswith("price.toml")
    assert "broken" in problem.place
    assert "7" in problem.reason
    assert n_hits(seeds) > 0


def test_a_broken_theme_file_leaves_the_others(seeds: Settings) -> None:
    (seeds.codebook / "themes" / "worse.toml").write_text("id = ", encoding="utf-8")
    report = build(seeds)
    assert {Path(problem.path).name for problem in report.manifest.problems} == {"worse.toml"}
    assert Corpus(seeds.corpus).themes == ("price",)


def test_problems_of_the_files_are_kept_when_the_text_is_reused(seeds: Settings) -> None:
    (seeds.articles / "broken.jsonl").write_text('{"title": "Good"}\n{"title": \n', encoding="utf-8")
    (seeds.articles / "empty.txt").write_bytes(b"")
    (seeds.articles / "gbk.txt").write_bytes("稀土出口管制与价格上涨".encode("gb18030"))
    first = build(seeds).manifest.problems
    assert {Path(problem.path).name for problem in first} == {"broken.jsonl", "empty.txt", "gbk.txt"}
    add_rule(seeds, 'id = "quota"\nany = { en = ["quota"] }')
    assert build(seeds).manifest.problems == first
    assert build(seeds).manifest.problems == first
    assert "Good" in titles(seeds)


def test_a_file_that_cannot_be_read_is_reported_as_soon_as_it_is_there(seeds: Settings) -> None:
    build(seeds)
    (seeds.articles / "notes.docx").write_bytes(b"PK")
    assert [Path(problem.path).name for problem in build(seeds).manifest.problems] == ["notes.docx"]
    (seeds.articles / "notes.docx").unlink()
    assert build(seeds).manifest.problems == ()


@pytest.mark.parametrize("at", ["Cutting", "Coding"])
def test_a_killed_build_leaves_the_live_corpus_as_it_was(seeds: Settings, at: str) -> None:
    build(seeds)
    version, before = Corpus(seeds.corpus).version, segments(seeds)
    write_rows(seeds.articles / "more.jsonl", [{"title": "More prices"}])

    def kill(_share: float, doing: str) -> None:
        if doing.startswith(at):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(seeds, progress=kill)
    assert Corpus(seeds.corpus).version == version
    assert titles(seeds) == {"Prices rose", "稀土价格"}
    assert len(segments(seeds) - before) == (0 if at == "Cutting" else 1)
    assert not list((seeds.corpus / "segments").glob(".unfinished-*"))
    build(seeds)
    assert titles(seeds) == {"Prices rose", "稀土价格", "More prices"}
    assert n_hits(seeds) == 4


def test_what_a_dead_process_left_is_cleared_away(seeds: Settings) -> None:
    build(seeds)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = seeds.corpus / "segments" / f".unfinished-{ended.pid}-abc"
    left.mkdir()
    write_rows(seeds.articles / "more.jsonl", [{"title": "More"}])
    build(seeds)
    assert not left.exists()


@pytest.mark.parametrize("name", [".unfinished-x", ".unfinished-", ".unfinished-1", ".unfinished-稀土-abc", "notes"])
@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_a_person_put_beside_the_texts_neither_stops_a_build_nor_goes(
    seeds: Settings, name: str, kind: str
) -> None:
    place = seeds.corpus / "segments" / name
    place.parent.mkdir(parents=True)
    match kind:
        case "folder":
            place.mkdir()
        case "file":
            place.write_text("mine", encoding="utf-8")
        case "link":
            place.symlink_to(seeds.seeds)
    build(seeds)
    write_rows(seeds.articles / "more.jsonl", [{"title": "More"}])
    assert build(seeds).cut
    assert place.exists()
    assert seeds.articles.exists()
    assert [path for path in place.parent.glob(".unfinished-*") if path != place] == []


@pytest.mark.parametrize("name", [".unfinished-0123abcd", ".unfinished-1-abc"])
def test_what_has_the_name_of_a_folder_to_write_in_and_is_none_stays(seeds: Settings, name: str) -> None:
    segments = seeds.corpus / "segments"
    (segments / f"{name}.lock").mkdir(parents=True)
    (segments / f"{name}").mkdir()
    (segments / ".unfinished-89abcdef").write_text("a file", encoding="utf-8")
    (segments / ".unfinished-00000000").symlink_to(seeds.articles)
    build(seeds)
    assert {path.name for path in segments.glob(".unfinished-*")} == {
        f"{name}.lock",
        name,
        ".unfinished-89abcdef",
        ".unfinished-00000000",
    }
    assert list(seeds.articles.iterdir())


def test_a_folder_that_another_process_writes_in_stays(seeds: Settings) -> None:
    folder = seeds.corpus / "segments"
    code = (
        "import sys; from pathlib import Path; from lib.corpus.store.unfinished import unfinished\n"
        f"with unfinished(Path({str(folder)!r})) as scratch: print(scratch, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        scratch = Path(writer.stdout.readline().strip())
        build(seeds)
        assert scratch.is_dir()
        writer.kill()
    write_rows(seeds.articles / "more.jsonl", [{"title": "More"}])
    build(seeds)
    assert list(folder.glob(".unfinished-*")) == []


@contextmanager
def kept_by_the_system(folder: Path) -> Iterator[None]:
    """A folder that nobody can delete; for root, permissions are no hindrance."""
    locked, free = (("chattr", "+i"), ("chattr", "-i")) if os.geteuid() == 0 else (("chmod", "500"), ("chmod", "700"))
    subprocess.run([*locked, folder], check=True)
    try:
        yield
    finally:
        subprocess.run([*free, folder], check=True)


def test_a_folder_that_cannot_be_deleted_stops_no_build(seeds: Settings) -> None:
    left = seeds.corpus / "segments" / ".unfinished-0123abcd"
    left.mkdir(parents=True)
    (left / "articles.parquet").write_bytes(b"half")
    with kept_by_the_system(left):
        assert build(seeds).cut
        assert left.exists()
    write_rows(seeds.articles / "more.jsonl", [{"title": "More"}])
    build(seeds)
    assert list(left.parent.glob(".unfinished-*")) == []


def test_a_file_where_a_text_belongs_is_named(seeds: Settings) -> None:
    segment = segment_folder(seeds.corpus, build(seeds).manifest.text_version)
    shutil.rmtree(seeds.corpus)
    segment.parent.mkdir(parents=True)
    segment.write_text("no folder", encoding="utf-8")
    for bring in (build, refresh):
        with pytest.raises(CorpusError, match=rf"{segment.name}: the finished segment could not be put in place"):
            bring(seeds)
    segment.unlink()
    assert build(seeds).cut


@pytest.mark.parametrize("place", ["", "segments"])
def test_a_file_where_a_folder_of_the_corpus_belongs_is_named(seeds: Settings, place: str) -> None:
    seeds.corpus.mkdir()
    path = seeds.corpus / place
    if not place:
        path.rmdir()
    path.write_text("no folder", encoding="utf-8")
    for bring in (build, refresh):
        with pytest.raises(CorpusError, match=f"cannot be written .*{path.name}"):
            bring(seeds)


def test_a_folder_where_the_manifest_belongs_is_named(seeds: Settings) -> None:
    (seeds.corpus / "manifest.json" / "mine").mkdir(parents=True)
    for bring in (build, refresh):
        with pytest.raises(CorpusError, match=r"cannot be written .*manifest\.json"):
            bring(seeds)


def test_the_live_text_and_the_two_before_it_are_kept(seeds: Settings) -> None:
    words = seeds.dictionary / "words.txt"
    made = []
    reader = None
    foreign = [seeds.corpus / "segments" / name for name in ("notes", "0123456789abcdef")]
    for term in ("quota", "price", "held", "floor", "管制"):
        words.write_text(f"{term}\n", encoding="utf-8")
        made.append(build(seeds).manifest.text_version[:16])
        reader = reader or Corpus(seeds.corpus)
        assert reader.running.terms.size
        for folder in foreign:
            folder.mkdir(exist_ok=True)
    kept = {path.name for path in (seeds.corpus / "segments").iterdir()}
    assert kept == {*made[-3:], *(folder.name for folder in foreign)}
    assert reader is not None
    assert reader.vocabulary["n"].sum() == len(reader.running.terms) == np.bincount(reader.running.terms).sum()
    assert titles(seeds) == {"Prices rose", "稀土价格"}


def test_a_text_that_is_live_again_counts_as_new(seeds: Settings) -> None:
    words = seeds.dictionary / "words.txt"
    cut = []
    for term in ("quota", "price", "quota", "held", "floor", "quota", "price"):
        words.write_text(f"{term}\n", encoding="utf-8")
        cut.append(build(seeds).cut)
    assert cut == [True, True, False, True, True, False, True]
    assert len(segments(seeds)) == 3


@pytest.mark.parametrize(
    ("room", "cut"),
    [
        ("store/segment", True),
        ("store/postings", True),
        ("store/article_terms", True),
        ("codings/writer", False),
        ("counts/terms", None),
    ],
)
def test_other_code_that_writes_tables_makes_them_anew(
    room: str, cut: bool | None, seeds: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(seeds)
    shutil.copytree(ROOT / "lib", tmp_path / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "lib" / "corpus" / f"{room}.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    report = build(seeds)
    assert (report.cut, report.coded) == (bool(cut), cut is not None)


def test_other_ends_of_sentences_code_anew_what_rules_find(
    seeds: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(seeds)
    shutil.rmtree(seeds.articles)
    shutil.copytree(ROOT / "lib", tmp_path / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "lib" / "text" / "sentences.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    report = refresh(seeds)
    assert (report.cut, report.coded) == (False, True)


@pytest.mark.parametrize("name", [".words.txt.swp", ".abc.unfinished", "words.txt~"])
def test_what_an_editor_leaves_beside_the_dictionary_cuts_nothing_anew(seeds: Settings, name: str) -> None:
    build(seeds)
    (seeds.dictionary / name).write_text("half a wo", encoding="utf-8")
    report = build(seeds)
    assert (report.cut, report.coded) == (False, False)


def command(settings: Settings, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "DIDYMIUM_SEEDS": str(settings.seeds), "DIDYMIUM_CORPUS": str(settings.corpus)}
    line = [sys.executable, "-m", "lib", "build", *arguments]
    return subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_builds_at_once_both_end_well(seeds: Settings) -> None:
    write_rows(seeds.articles / "more.jsonl", [{"title": f"Price {number}", "text": "价格"} for number in range(300)])
    both = [command(seeds), command(seeds)]
    ends = [(build_.communicate()[1].decode(), build_.returncode) for build_ in both]
    assert [code for _, code in ends] == [0, 0], ends
    assert len(titles(seeds)) == 302
    assert len(segments(seeds)) == 1


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_either_form_of_table_gives_the_same_corpus(seeds: Settings, form: str) -> None:
    path = seeds.seeds / f"table.{form}"
    if form == "jsonl":
        write_rows(path, ROWS)
    else:
        pq.write_table(pa.Table.from_pylist(ROWS), path)
    build(seeds, [path])
    corpus = Corpus(seeds.corpus)
    frame = coverage(corpus, Subcorpus())
    assert frame.groupby("article").agg({"n_passages": "sum", "n_tokens": "sum"}).to_numpy().tolist() == [
        [2, 5],
        [3, 6],
    ]
    assert frame["published_on"].tolist()[0] == date(2025, 7, 1)
    assert term_counts(corpus, Subcorpus()).set_index("spelling").loc["price floor", "count"] == 1


@pytest.mark.parametrize(("package", "cut"), [("rjieba", True), ("simplemma", True), ("babel", False)])
def test_another_version_of_what_cuts_or_names_countries_makes_the_corpus_anew(
    seeds: Settings, monkeypatch: pytest.MonkeyPatch, package: str, cut: bool
) -> None:
    build(seeds)
    installed = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "99" if name == package else installed(name))
    report = build(seeds)
    assert (report.cut, report.coded) == (cut, True)


@pytest.fixture
def pooled(seeds: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Forty articles, many small batches and no file small enough to stay in this process."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "articles").glob("*.txt"))]
    rows = [{"title": f"Article {number}", "text": texts[number % len(texts)] + f" w{number}"} for number in range(40)]
    write_rows(seeds.articles / "many.jsonl", rows)
    monkeypatch.setattr(pool, "IN_PROCESS_BYTES", 1_000)
    monkeypatch.setattr(coding, "IN_PROCESS_PASSAGES", 100)
    monkeypatch.setattr(building, "BATCH_CHARACTERS", 10_000)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return seeds


def test_a_process_pool_makes_the_same_tables(pooled: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(pooled)
    alone = Settings(seeds=pooled.seeds, corpus=pooled.seeds / "alone")
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    build(alone)
    together = tables(pooled)
    assert together.keys() == tables(alone).keys()
    for name, table in tables(alone).items():
        assert table.equals(together[name]), name


def test_a_process_pool_does_not_run_the_page_that_asked_for_the_build(
    pooled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.py"
    page.write_text("raise RuntimeError('ran again')", encoding="utf-8")
    main = ModuleType("__main__")  # as Streamlit leaves it while a page runs
    main.__file__ = str(page)
    monkeypatch.setitem(sys.modules, "__main__", main)
    assert build(pooled).cut


def test_a_process_ended_from_outside_ends_the_build_with_a_sentence(
    pooled: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = build(pooled).manifest
    write_rows(pooled.articles / "more.jsonl", [{"title": "One more"}])
    monkeypatch.setattr(building, "_cut_batch", end_process)
    with pytest.raises(CorpusError, match=r"ended from outside.*What was live stays"):
        build(pooled)
    assert read_manifest(pooled.corpus) == live


def end_process(_dictionary: object, _articles: object) -> None:
    """What a machine without memory does to a worker."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    script = (
        "import sys; from pathlib import Path; from lib.build import build, pool; from lib.settings import Settings; "
        "pool.IN_PROCESS_BYTES = 0; "
        "from lib.build import building; building.BATCH_CHARACTERS = 1; "
        f"build(Settings(seeds=Path({str(ROOT / 'seeds')!r}), corpus=Path({str(corpus)!r})), "
        "progress=lambda share, doing: (print(doing, flush=True), sys.stdin.read()))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as building_process:
        assert building_process.stdout is not None
        assert building_process.stdout.readline()  # the pool is at work
        workers = children(building_process.pid)
        assert workers
        building_process.kill()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


def test_the_order_of_the_paths_changes_nothing(seeds: Settings, tmp_path: Path) -> None:
    write_rows(tmp_path / "b.jsonl", [{"title": "B"}])
    write_rows(tmp_path / "a.jsonl", [{"title": "A"}])
    one = build(seeds, [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]).manifest
    other = build(seeds, [tmp_path / "b.jsonl", tmp_path / "a.jsonl", tmp_path / "a.jsonl"])
    assert not other.cut
    assert other.manifest.version == one.version


def test_a_path_that_is_not_there_is_named(seeds: Settings, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere: no such file or folder\. Name one that holds articles\."):
        build(seeds, [tmp_path / "nowhere"])
    report = build(seeds, [tmp_path / "nowhere", seeds.articles])
    assert [(Path(problem.path).name, problem.reason) for problem in report.manifest.problems] == [
        ("nowhere", "does not exist")
    ]
    assert len(titles(seeds)) == 2


def test_an_empty_folder_is_a_corpus_of_nothing(seeds: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (problem,) = build(seeds, [tmp_path / "empty"]).manifest.problems
    assert "empty folder" in problem.reason
    assert titles(seeds) == set()
    assert term_counts(Corpus(seeds.corpus), Subcorpus()).empty


def test_a_corpus_folder_that_cannot_be_made_is_named(seeds: Settings) -> None:
    seeds.corpus.write_text("in the way", encoding="utf-8")
    with pytest.raises(CorpusError, match="corpus: cannot be written"):
        build(seeds)


def test_a_damaged_table_is_named_when_the_corpus_is_opened(seeds: Settings) -> None:
    manifest = build(seeds).manifest
    table = segment_folder(seeds.corpus, manifest.text_version) / "terms.parquet"
    table.write_bytes(b"PAR1 no more")
    with pytest.raises(
        CorpusError, match=r"terms\.parquet: cannot be read .*Delete the folder .* and build"
    ) as refused:
        Corpus(seeds.corpus)
    assert str(table.parent) in str(refused.value)
    shutil.rmtree(table.parent)
    build(seeds)
    assert len(titles(seeds)) == 2


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"format": "0"}', "\0", '{"format": "1", "themes": 3}'])
def test_a_damaged_manifest_is_no_corpus_and_a_build_mends_it(seeds: Settings, manifest: str) -> None:
    build(seeds)
    (seeds.corpus / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(CorpusError, match="there is no corpus here"):
        Corpus(seeds.corpus)
    assert not build(seeds).cut
    assert len(titles(seeds)) == 2


def test_refresh_follows_the_files_the_corpus_was_made_from(seeds: Settings, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    write_rows(own / "a.jsonl", [{"title": "A"}])
    build(seeds, [own])
    assert not refresh(seeds).cut
    write_rows(own / "b.jsonl", [{"title": "B"}])
    assert refresh(seeds).cut
    assert titles(seeds) == {"A", "B"}
    shutil.rmtree(own)
    assert not refresh(seeds).coded
    assert titles(seeds) == {"A", "B"}


def test_what_another_version_of_the_program_left_is_made_anew_from_its_files(seeds: Settings, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    write_rows(own / "a.jsonl", [{"title": "A"}])
    build(seeds, [own])
    manifest = seeds.corpus / "manifest.json"
    older = json.loads(manifest.read_text(encoding="utf-8")) | {"format": "1"}
    manifest.write_text(json.dumps(older), encoding="utf-8")
    refresh(seeds)
    assert titles(seeds) == {"A"}
    manifest.write_text(json.dumps(older), encoding="utf-8")
    shutil.rmtree(own)
    refresh(seeds)
    assert titles(seeds) == {"Prices rose", "稀土价格"}


def test_a_changed_codebook_codes_a_corpus_whose_files_are_gone(seeds: Settings) -> None:
    before = build(seeds).manifest
    shutil.rmtree(seeds.articles)
    assert not refresh(seeds).coded
    (seeds.codebook / "themes" / "other.toml").write_text(OTHER, encoding="utf-8")
    report = refresh(seeds)
    assert (report.cut, report.coded) == (False, True)
    assert report.manifest.text_version == before.text_version
    assert article_list(Corpus(seeds.corpus), Subcorpus(themes=("other",)), "newest", 9)["title"].tolist()


def test_refresh_without_a_corpus_builds_the_seeds(seeds: Settings) -> None:
    assert refresh(seeds).cut
    assert titles(seeds) == {"Prices rose", "稀土价格"}


STRENGTH = """\
passages = 100
candidates = 100
kept = 0.95
sure_from = 0.5
intercept = 0.0
intercept_error = 0.1
"""


def write_strength(settings: Settings, **weights: float) -> None:
    """Weights under which evidence that is not named says nothing."""
    tables = (f"[weights.{name}]\nusual = 0\nweight = {weights.get(name, 0.0)}\nerror = 1\n" for name in EVIDENCE)
    (settings.codebook / "strength.toml").write_text(STRENGTH + "".join(tables), encoding="utf-8")


def masks(settings: Settings) -> list[tuple[int, int]]:
    table = newest(settings, "coding")
    return list(zip(table["themes"].to_numpy().tolist(), table["weak"].to_numpy().tolist(), strict=True))


def test_new_weights_make_themes_weak_without_a_new_cut_and_as_a_full_coding_does(seeds: Settings) -> None:
    write_rows(seeds.articles / "more.jsonl", [{"title": "Price", "text": "A price and nothing else here.\n\n无关。"}])
    build(seeds)
    assert not any(weak for _, weak in masks(seeds))
    write_strength(seeds, length=-1.0, title=1.0)
    report = build(seeds)
    assert (report.cut, report.coded) == (False, True)
    assert any(weak for _, weak in masks(seeds))
    assert all(themes & weak == 0 for themes, weak in masks(seeds))
    afresh = Settings(seeds=seeds.seeds, corpus=seeds.seeds / "afresh")
    build(afresh)
    for name in ("hits", "coding"):
        assert newest(seeds, name).equals(newest(afresh, name)), name


def test_another_rule_that_fires_makes_a_weak_theme_sure_in_a_partial_coding_too(seeds: Settings) -> None:
    write_rows(seeds.articles / "more.jsonl", [{"title": "X", "text": "A price for a pound of tea."}])
    write_strength(seeds, rules=1.0)
    sheet = seeds.codebook / "strength.toml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("intercept = 0.0", "intercept = -1.5"), encoding="utf-8")
    build(seeds)
    before = masks(seeds)
    assert any(weak for _, weak in before)
    add_rule(seeds, 'id = "pound"\nany = { en = ["pound"] }')
    assert not build(seeds).cut
    assert [themes for themes, _ in masks(seeds)].count(1) == [themes for themes, _ in before].count(1) + 1
    afresh = Settings(seeds=seeds.seeds, corpus=seeds.seeds / "afresh")
    build(afresh)
    assert newest(seeds, "hits").equals(newest(afresh, "hits"))


def test_a_corpus_of_another_format_is_named_and_made_anew(seeds: Settings) -> None:
    build(seeds)
    manifest = seeds.corpus / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(f'"format": "{FORMAT}"', '"format": "5"'))
    with pytest.raises(CorpusError, match=f"its format is '5', not '{FORMAT}'.*python -m lib build"):
        Corpus(seeds.corpus)
    told: list[str] = []
    refresh(seeds, lambda _, doing: told.append(doing))
    assert "another version of the program" in told[0]
    assert len(titles(seeds)) == 2
