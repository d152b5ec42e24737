"""Make .venv: the pinned packages of requirements.lock, every hash checked, and this project in editable form.

Run by `make`; needs Python 3.11 or newer and nothing else. Older ones (from 3.7) can still read this file, and are told so.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LOG = VENV / "install.log"
STAMP = VENV / ".made"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

OLDEST = (3, 11)
NEWEST_PINNED = (3, 13)  # every pinned package has a wheel up to here on Linux (x86-64, aarch64) and macOS (arm64)


def say(message):
    """One line of progress."""
    print("asreported: " + message, flush=True)


def fail(message):
    """Stop with a message that says what to do."""
    sys.exit("asreported: " + message)


def check_python():
    """Stop where this Python is too old, or cannot make environments."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        fail(f"Python 3.11 or newer is needed; `{sys.executable}` is {version}. Install one, or name it: make PYTHON=/path/to/python3.12")
    if sys.version_info[:2] > NEWEST_PINNED:
        say(f"Python {version} is newer than the pinned packages were tried with (3.11 to 3.13); going on")
    try:
        import ensurepip  # noqa: F401  # only whether it is there
    except ImportError:
        fail("this Python has no ensurepip, so it cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv")


def make_venv():
    """An empty environment, or the one that is there if its Python still runs and is the same version."""
    wanted = "{}.{}".format(*sys.version_info)
    if PYTHON.exists():
        probe = subprocess.run(
            [str(PYTHON), "-c", "import sys, pip; print('{}.{}'.format(*sys.version_info))"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if probe.returncode == 0 and probe.stdout.strip() == wanted:
            return
    if VENV.exists():
        shutil.rmtree(str(VENV))
    say("making .venv with Python " + ".".join(map(str, sys.version_info[:3])))
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        fail(f"`{sys.executable} -m venv .venv` failed; see the message above")


def pip(arguments, total=0):
    """Run pip with its output kept in the log; with `total`, count the packages on one line as they come."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_ROOT_USER_ACTION="ignore")
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar", "off", *arguments]
    seen = 0
    with LOG.open("a") as log:
        process = subprocess.Popen(command, cwd=str(ROOT), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in process.stdout:
            log.write(line)
            if total and re.match(r"Collecting |Processing |Requirement already satisfied: ", line):
                seen += 1
                show_progress(f"found {min(seen, total)} of {total} packages", seen)
            elif total and line.startswith("Installing collected packages"):
                show_progress("unpacking them", 0)
        code = process.wait()
    if total and sys.stdout.isatty():
        print()
    if code:
        tail = [line for line in LOG.read_text(errors="replace").splitlines() if not line.startswith("WARNING: Location")][-12:]
        fail("pip failed; its last lines (all of them in .venv/install.log):\n  " + "\n  ".join(tail))


def show_progress(text, seen):
    """On a terminal, overwrite one line; elsewhere, a line every fifty packages."""
    if sys.stdout.isatty():
        print("\r\033[K  " + text, end="", flush=True)
    elif seen % 50 == 0:
        print("  " + text, flush=True)


def main():
    """Make the environment and leave a stamp that `make` compares with the lock."""
    check_python()
    started = time.time()
    if STAMP.exists():
        STAMP.unlink()
    make_venv()
    LOG.write_text("")
    # packages that only another system needs are counted too: here the counter stops short of the total
    total = len(re.findall(r"^[A-Za-z0-9_.\-\[\]]+==", LOCK.read_text(), flags=re.MULTILINE))
    say(f"installing {total} pinned packages from requirements.lock; some minutes the first time")
    # the lock is complete, so nothing is left to resolve; every package comes as a wheel, so nothing is built
    pip(["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)], total)
    pip(["--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)])
    STAMP.write_text("")
    say(f"environment ready in .venv ({time.time() - started:.0f} s)")


if __name__ == "__main__":
    main()
