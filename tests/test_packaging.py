"""The installed command works from any folder, on its own rules: from the wheel and from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from minsheng_extract.rulebook import builtin_folder

ROOT = Path(__file__).parents[1]


def done(*command: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    arguments = [str(part) for part in command]
    ended = subprocess.run(arguments, cwd=cwd, env=environment, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel in it; what it depends on is borrowed, so that no network is needed."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    done(sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", site, wheel, cwd=folder)
    # Not as a .pth: that would run the editable install's own .pth and find the checkout.
    (site / "borrowed.pth").write_text(f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n")
    return python


def test_the_wheel_carries_rules_types_and_the_page(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"minsheng_extract/rules/{path.name}" for path in (ROOT / "rules").iterdir()}
    page = {f"minsheng_extract/showing/review/review.{kind}" for kind in ("html", "css", "js")}
    assert rules | page | {"minsheng_extract/py.typed"} <= names
    assert not [name for name in names if "tests" in name or "samples" in name]


def test_the_installed_wheel_runs_from_another_folder_on_its_own_rules(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("1.新增学位1.3万个，2031年9月底前完成。\n", encoding="utf-8")
    where = "import minsheng_extract.rulebook as r; print(r.builtin_folder())"
    rules = Path(done(installed, "-c", where, cwd=tmp_path).strip())
    assert rules.is_relative_to(installed.parents[1])
    command = [installed, "-c", "from minsheng_extract.cli import main; main()"]
    assert "figures             1" in done(*command, "run", "plan.txt", "-o", "out", cwd=tmp_path)
    assert "well-formed" in done(*command, "rules", "check", cwd=tmp_path)


def test_the_checkout_finds_its_rules() -> None:
    assert builtin_folder() == ROOT / "rules"


def test_the_command_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"minsheng": "minsheng_extract.cli:main"}
    assert project["requires-python"] == ">=3.11"
