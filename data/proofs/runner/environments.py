"""Makes one virtual environment a Django version, with what the proofs require."""

from __future__ import annotations

import fcntl
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

#: The oldest Python that a Django series runs on; series that are not named need 3.12.
_OLDEST_PYTHON = {"5.2": (3, 10)}
_PYTHONS = ((3, 13), (3, 12), (3, 14), (3, 11), (3, 10))


@dataclass(frozen=True)
class Environment:
    """An installed Django, or why it is not there."""

    version: str
    python: Path | None = None
    python_version: str = ""
    django: str = ""
    missing: dict[str, str] | None = None
    unavailable: str = ""


def prepare(version: str, requires: set[str], here: Path) -> Environment:
    """Installs the Django series and the packages, once; later calls find them there.

    A package that does not install beside this Django is recorded in `missing`, so that the proofs which need it are
    reported as not run instead of failing.
    """
    home = Path(os.environ["PROOFS_VENVS"])
    home.mkdir(parents=True, exist_ok=True)
    constraints = here / "constraints.txt"
    with open(home / f"django-{version}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        interpreter = _interpreter(version)
        if interpreter is None:
            oldest = ".".join(map(str, _oldest(version)))
            return Environment(version, unavailable=f"no Python {oldest} or newer on this machine")
        return _install(version, requires, home / f"django-{version}", interpreter, constraints)


def _oldest(version: str) -> tuple[int, int]:
    return _OLDEST_PYTHON.get(version, (3, 12))


def _interpreter(version: str) -> str | None:
    for wanted in _PYTHONS:
        if wanted < _oldest(version):
            continue
        name = "python" + ".".join(map(str, wanted))
        pyenv = os.path.expanduser(os.environ.get("PYENV_ROOT", "~/.pyenv"))
        candidates = [shutil.which(name), *sorted(glob.glob(f"{pyenv}/versions/*/bin/{name}"))]
        for candidate in filter(None, candidates):
            # A pyenv shim stands on the PATH even where its version is not selected, hence the trial.
            probe = subprocess.run([candidate, "-c", "import venv, ensurepip, sqlite3"], capture_output=True)
            if probe.returncode == 0:
                return candidate
    return None


def _install(version: str, requires: set[str], venv: Path, interpreter: str, constraints: Path) -> Environment:
    pinned = venv.parent / f"django-{version}.constraints.txt"
    pinned.write_text(f"Django~={version}.0\n" + (constraints.read_text() if constraints.exists() else ""))
    state_file = venv / "proofs.json"
    stamp = hashlib.sha256(pinned.read_bytes() + interpreter.encode()).hexdigest()
    state = json.loads(state_file.read_text()) if state_file.exists() else {}
    if state.get("stamp") != stamp:
        subprocess.run([interpreter, "-m", "venv", "--clear", str(venv)], check=True)
        failed = _pip(venv, pinned, ["Django"])
        if failed:
            return Environment(version, unavailable=f"Django {version} does not install: {failed}")
        state = {"stamp": stamp, "installed": []}
    missing = {}
    wanted = sorted(requires - set(state["installed"]))
    if wanted:
        if _pip(venv, pinned, wanted) is None:
            state["installed"] += wanted
        else:
            for package in wanted:
                failed = _pip(venv, pinned, [package])
                if failed:
                    missing[package] = failed
                else:
                    state["installed"].append(package)
    state_file.write_text(json.dumps(state, indent=1))
    python = venv / "bin" / "python"
    facts = subprocess.run(
        [python, "-c", "import platform, django; print(platform.python_version(), django.__version__)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()
    if not facts[1].startswith(version + "."):
        raise RuntimeError(f"{venv} holds Django {facts[1]} instead of {version}")
    return Environment(version, python, facts[0], facts[1], missing)


def _pip(venv: Path, constraints: Path, packages: list[str]) -> str | None:
    """Installs packages; None where that worked, else the last error line."""
    done = subprocess.run(
        [venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check",
         "--constraint", constraints, *packages],
        capture_output=True, text=True,
    )
    if done.returncode == 0:
        return None
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
    # Addresses of a registry do not belong into a report.
    return re.sub(r"https?://\S+", "(address)", (errors or ["pip failed"])[-1].removeprefix("ERROR: "))
