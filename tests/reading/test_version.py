"""The version of the readers follows from their code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.reading import version


def test_a_change_of_any_reader_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Path(version.__file__).parent
    copy = shutil.copytree(room, tmp_path / "reading", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "__file__", str(copy / "version.py"))
    assert f"0.1.0+{version._digest()}" == version.READER_VERSION
    with (copy / "text_reader.py").open("a") as file:
        file.write("# another rule\n")
    assert f"0.1.0+{version._digest()}" != version.READER_VERSION
