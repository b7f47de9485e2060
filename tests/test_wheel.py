"""The wheel away from the checkout: it carries all it needs, says its version and plays the demo.

Its libraries are those of the environment the tests run in, so a missing one would not be noticed here: `test_house`
compares what is imported with what is asked for. `FULL_INSTALL=1` installs the libraries anew from the lock.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _done([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)
    return next(folder.glob("preceptor-*.whl"))


@pytest.fixture(scope="module")
def preceptor(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script of an environment that has never heard of the checkout."""
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    bin_folder = place / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check"]
    if os.environ.get("FULL_INSTALL"):
        _done([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], cwd=place)
    else:
        said = _done([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], cwd=place)
        # A line in a .pth adds the folder alone: the editable install that lies in it stays unseen.
        libraries = sysconfig.get_path("purelib")
        Path(said.strip(), "libraries.pth").write_text(libraries, encoding="utf-8")
    _done([*pip, "--no-deps", "--no-index", str(wheel)], cwd=place)
    return bin_folder / ("preceptor.exe" if os.name == "nt" else "preceptor")


def test_the_wheel_carries_both_packages_the_assets_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("app/cli.py", "app/consult/RULES.md", "ui/window.py", "app/assets/samples/SOURCES.md"):
        assert wanted in names
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "app/assets/help/")) or name.endswith(".pyc")]


def test_it_says_its_version_and_lives_where_it_was_installed(preceptor: Path, tmp_path: Path) -> None:
    assert _done([str(preceptor), "--version"], cwd=tmp_path).startswith("preceptor 0.")
    where = "import app.cli, app.settings as s; print(s.assets_folder())"
    assets = _done([str(preceptor.parent / "python"), "-c", where], cwd=tmp_path)
    assert str(ROOT) not in assets
    assert Path(assets.strip(), "samples", "SOURCES.md").is_file()


@pytest.mark.timeout(600)
def test_it_plays_the_demo_without_a_screen(preceptor: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _done([str(preceptor), "demo", "--headless", "--seconds", "10", "--out", str(out)], cwd=tmp_path)
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["log_verified"] is True
    assert summary["marks_seen"] == summary["marks_sent"] > 0
    assert summary["still_code_equal"] is True
    assert (out / "opinion.pdf").read_bytes().startswith(b"%PDF")
    assert zipfile.is_zipfile(out / "consult.preceptor")


def _done(command: list[str], cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHONPATH", "PYTEST"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=540)
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-12_000:]}\n{done.stderr[-4_000:]}"
    return done.stdout
