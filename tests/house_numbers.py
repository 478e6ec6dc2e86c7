"""The numbers of the house, of this tree or of others beside it: signs, not goals.

uv run python -m tests.house_numbers [TREE]...

Counted from the source alone, so that an earlier state can stand beside today's; only `Any` asks mypy (a minute each).
"""

import argparse
import ast
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lib.settings import ROOT

# What a function of the ui could once call for without being handed it; and what the module `address` reads or writes.
_GLOBALS = {"subcorpus", "corpus", "codebook", "coder", "cutter", "stopwords", "styles", "on_wall"}
_CACHES = ("lru_cache", "cache", "cached_property", "cache_data", "cache_resource", "LRUCache", "Answers")
_LEFT_OUT = re.compile(r"robust|/units?[_.]|words_held|leave_one_out")
_TAG = re.compile(r"<[A-Za-z/]")
_SCRIPT = re.compile(
    r"(?m)^\s*(?:const|let|export|function)\s|=>\s*[{(]|^\s*[.#@\[\w][^{}\n]*\{\s*$|\{[^{}\n]*:[^{}\n]*;[^{}\n]*\}"
)


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    @cached_property
    def imported(self) -> dict[str, str]:
        """Local name → whole name, of what comes from lib."""
        return {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "lib"
            for alias in node.names
        }

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}


class Tree:
    """A checkout, read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        paths = [*(root / "lib").rglob("*.py"), *(root / "pages").glob("*.py"), root / "dashboard.py"]
        self.modules = {}
        for path in sorted(paths):
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            self.modules[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))

    @property
    def ui(self) -> list[Module]:
        return [module for name, module in self.modules.items() if name.startswith("lib.ui")]

    def nodes(self, kind: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for module in self.modules.values() for node in ast.walk(module.tree) if isinstance(node, kind))


def largest_folder(tree: Tree) -> str:
    sizes = Counter(module.path.parent for module in tree.modules.values())
    folder, n = sizes.most_common(1)[0]
    return f"{n} ({folder.relative_to(tree.root)})"


def fan_out(tree: Tree) -> str:
    """Modules of lib that a module names, at the ninetieth percentile."""
    counts = sorted(
        len({whole if whole in tree.modules else whole.rpartition(".")[0] for whole in module.imported.values()})
        for module in tree.modules.values()
    )
    return str(counts[len(counts) * 9 // 10])


def hidden_globals(tree: Tree) -> str:
    """Calls of `_GLOBALS` without arguments, and of functions of the module `address`, in lib/ui."""
    found = Counter[str]()
    for module in tree.ui:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            match node.func:
                case ast.Name(id=name) if name in _GLOBALS and not node.args and name in module.imported:
                    found["getters"] += 1
                case ast.Attribute(value=ast.Name(id="address")) if "address" in module.imported:
                    found["address"] += 1
    state = sum("session_state" in module.path.read_text(encoding="utf-8") for module in tree.ui)
    return f"{found.total()} ({found['getters']} getters, {found['address']} address); session state in {state} files"


def crossings(tree: Tree) -> str:
    """Places that ask the corpus or call lib.corpus or lib.analyses, in what the collocates of a word reach.

    Methods are not followed, so a view's own questions count where they are asked.
    """
    # What remarks on the collocates and draws them, now and before.
    now = (("remarks", "draw_remarks"), ("network", "draw_network"), ("table", "draw_table"))
    starts = [(f"lib.ui.collocates.{name}", function) for name, function in now] + [
        ("lib.ui.company_words", "draw_words")
    ]
    found = [start for start in starts if start[0] in tree.modules]
    page = tree.modules.get("pages.collocates")
    asked = (
        [node.lineno for node in ast.walk(page.tree) if isinstance(node, ast.Call) and _is_ask(node)] if page else []
    )
    seen, queue, places = set(found), list(found), {("pages.collocates", line) for line in asked}
    while queue:
        name, function = queue.pop()
        module = tree.modules[name]
        for node in ast.walk(module.functions[function]):
            if not isinstance(node, ast.Call):
                continue
            called = _called(module, node.func)
            if called.endswith(".ask") or called.startswith(("lib.corpus.", "lib.analyses.")):
                places.add((name, node.lineno))
            elif called.startswith("lib.ui."):
                place = called.rpartition(".")[0], called.rpartition(".")[2]
                if place not in seen and place[0] in tree.modules and place[1] in tree.modules[place[0]].functions:
                    seen.add(place)
                    queue.append(place)
    return f"{len(places)} (in {len(seen)} functions)"


def _is_ask(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr == "ask"


def _called(module: Module, function: ast.expr) -> str:
    match function:
        case ast.Name(id=name):
            return module.imported.get(name, f"{module.name}.{name}" if name in module.functions else "")
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{module.imported.get(owner, owner)}.{name}"
    return ""


def caches(tree: Tree) -> str:
    """Uses by kind, of functions that the standard library, Streamlit, cachetools and the house offer."""
    found = Counter[str]()
    for node in (*tree.nodes(ast.FunctionDef), *tree.nodes(ast.Call)):
        marks = node.decorator_list if isinstance(node, ast.FunctionDef) else [node]
        for mark in marks:
            function = mark.func if isinstance(mark, ast.Call) else mark
            name = getattr(function, "id", getattr(function, "attr", ""))
            # A decorator with arguments is a call too: it is counted as that.
            if name in _CACHES and not (isinstance(node, ast.FunctionDef) and isinstance(mark, ast.Call)):
                found[name] += 1
    return ", ".join(f"{name} {n}" for name, n in found.most_common()) or "none"


def tags_in_f_strings(tree: Tree) -> str:
    """f-strings with ``<`` before a letter or ``/`` in their written parts."""
    by_file = Counter(
        name
        for name, module in tree.modules.items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr) and _TAG.search(_written(node))
    )
    return f"{by_file.total()} in {len(by_file)} files"


def _written(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


def scripts_in_strings(tree: Tree) -> str:
    """Lines of strings of three lines and more that read like JavaScript or CSS, docstrings apart."""
    n = 0
    for module in tree.modules.values():
        spoken = {
            id(node.body[0].value)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(module.tree):
            if id(node) in spoken or not isinstance(node, ast.Constant | ast.JoinedStr):
                continue
            text = _written(node) if isinstance(node, ast.JoinedStr) else node.value
            if isinstance(text, str) and text.count("\n") >= 2 and _SCRIPT.search(text):
                n += text.strip("\n").count("\n") + 1
    return str(n)


def leave_one_out_lines(tree: Tree) -> str:
    lines = {
        module.path: len(module.path.read_text(encoding="utf-8").splitlines())
        for module in tree.modules.values()
        if _LEFT_OUT.search(module.path.relative_to(tree.root).as_posix())
    }
    return f"{sum(lines.values()):,} in {len(lines)} files"


def any_signatures(tree: Tree) -> str:
    """Functions of which `mypy --disallow-any-unimported` says that an argument or the result becomes Any."""
    with tempfile.TemporaryDirectory() as cache:
        python = tree.root / ".venv" / "bin" / "python"
        done = subprocess.run(
            [
                *(str(python if python.exists() else sys.executable), "-m", "mypy", "--disallow-any-unimported"),
                *("--cache-dir", cache, "--no-error-summary", "lib", "pages", "dashboard.py"),
            ],
            cwd=tree.root,
            capture_output=True,
            text=True,
            check=False,
        )
    places = set(re.findall(r"^(\S+?:\d+): error: (?:Argument|Return type).*\[no-any-unimported\]", done.stdout, re.M))
    n = sum(1 for _ in tree.nodes(ast.FunctionDef))
    return f"{len(places) / n:.1%} ({len(places)} of {n:,})"


NUMBERS: dict[str, Callable[[Tree], str]] = {
    "files in the largest folder": largest_folder,
    "fan-out of a module, p90": fan_out,
    "calls of hidden globals in lib/ui": hidden_globals,
    "crossings ui to corpus, collocates of a word": crossings,
    "caches by kind": caches,
    "f-strings that hold tags": tags_in_f_strings,
    "lines of JavaScript and CSS in Python strings": scripts_in_strings,
    "lines for leaving one out": leave_one_out_lines,
    "signatures that mypy sees as Any": any_signatures,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trees", type=Path, nargs="*", default=[ROOT])
    trees = [Tree(path.resolve()) for path in parser.parse_args().trees]
    print(f"| | {' | '.join(str(tree.root) for tree in trees)} |\n| --- |{' --- |' * len(trees)}")
    for name, count in NUMBERS.items():
        print(f"| {name} | {' | '.join(count(tree) for tree in trees)} |", flush=True)


if __name__ == "__main__":
    main()
