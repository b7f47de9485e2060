"""The rules of the house that a reader would otherwise have to remember: sizes, first lines, what lies at the top."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 250
TOP_LEVEL = {
    "pyproject.toml",
    "requirements.lock",
    "apt.txt",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "Makefile",
    ".ci",
    ".gitignore",
    "app",
    "ui",
    "assets",
    "tests",
}
OURS = {"app", "ui"}
# Where the distribution is called otherwise than the module; whoever installs one of Qt's has both.
CALLED = {
    "PIL": "pillow",
    "PySide6": "pyside6-essentials",
    "argon2": "argon2-cffi",
    "cv2": "opencv-python-headless",
    "gdcm": "python-gdcm",
    "openjpeg": "pylibjpeg-openjpeg",
    "shiboken6": "pyside6-essentials",
}
DRAWERS = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
# What would tell a reader of the product about the place it was made in.
ELSEWHERE = re.compile(r"https?://|file:|--(extra-)?index-url|--find-links|(?<![\w.])/(work|home|root|tmp|opt)/")


def sources() -> Iterator[Path]:
    for folder in ("app", "ui"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def everything() -> Iterator[Path]:
    yield from sources()
    yield from sorted((ROOT / "tests").rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_top_level_is_the_design_and_nothing_else() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: what belongs to it cannot be listed")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= TOP_LEVEL


def test_no_module_is_longer_than_anyone_reads() -> None:
    long = {name(path): count for path in sources() if (count := len(_lines(path))) > MOST_LINES}
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    silent = [name(path) for path in everything() if _lines(path) and not ast.get_docstring(_tree(path))]
    assert not silent


def test_no_module_is_a_drawer() -> None:
    assert not [name(path) for path in everything() if path.stem in DRAWERS]


def test_no_exception_is_swallowed() -> None:
    """Neither everything caught at once in silence, nor a bare except anywhere."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or (_is_broad(node) and _is_silent(node)))
    ]
    assert not wrong


def test_nothing_is_left_for_later() -> None:
    wrong = [
        f"{name(path)}:{number}"
        for path in sources()
        for number, line in enumerate(_lines(path), 1)
        if re.search(r"\b(TODO|FIXME|XXX)\b", line) or re.search(r"raise NotImplementedError\s*$", line)
    ]
    assert not wrong


def test_tasks_threads_and_executors_are_made_in_one_place() -> None:
    """`tasks.py`, and the children of a TaskGroup."""
    makers = re.compile(r"\bcreate_task\(|\bensure_future\(|threading\.Thread\(|ThreadPoolExecutor\(")
    wrong = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in sources()
        if name(path) != "app/tasks.py"
        for number, line in enumerate(_lines(path), 1)
        if makers.search(line) and not re.search(r"\b(group|both|pair|tasks?_group)\.create_task\(", line)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not ELSEWHERE.search(lock)
    pinned = re.findall(r"^([a-z0-9-]+)==", lock, re.M)
    blocks = re.split(r"^(?=[a-z])", lock, flags=re.M)[1:]
    assert len(pinned) == len(blocks) > 30
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_names_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Whoever turns HEIC on installs its reader by themselves: the lock, and so a release, carries no patented codec.
    extras = (lines for name, lines in project["optional-dependencies"].items() if name != "heic")
    asked = [*project["dependencies"], *(line for lines in extras for line in lines)]
    wanted = {re.split(r"[^A-Za-z0-9-]", line.replace("_", "-"))[0].lower() for line in asked}
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    assert wanted <= pinned


def test_the_project_asks_for_what_it_imports_and_for_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in project["dependencies"]}
    imported = {module for path in sources() for module in _imports(path)} - set(sys.stdlib_module_names) - OURS
    assert {CALLED.get(module, module.lower()) for module in imported} == asked


def test_no_source_names_a_place_on_somebodys_disk() -> None:
    place = re.compile(r"[\"'](/work/|/root/|/home/\w|C:\\\\Users)")
    wrong = [name(path) for path in sources() if place.search(path.read_text(encoding="utf-8"))]
    assert not wrong


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> set[str]:
    """The first word of every import, also of one inside a function."""
    nodes = list(ast.walk(_tree(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    whole = plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {module.split(".")[0] for module in whole}


def _is_broad(node: ast.ExceptHandler) -> bool:
    return isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}


def _is_silent(node: ast.ExceptHandler) -> bool:
    return all(isinstance(line, ast.Pass | ast.Continue) for line in node.body)
