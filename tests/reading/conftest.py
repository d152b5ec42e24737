"""Reading one file as it would be read in a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.contracts.vocabularies import REJECT_REASON
from pipeline.reading.article import Article, Reject
from pipeline.reading.files import read_paths

Read = Callable[[Path, str, bytes], tuple[list[Article], list[Reject]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """A function from a folder, a name and bytes to the articles and rejects of a file with them, of which each stands for itself."""

    def read_one(folder: Path, name: str, content: bytes) -> tuple[list[Article], list[Reject]]:
        (folder / name).write_bytes(content)
        (result,) = read_paths([folder / name], dt.date(2024, 12, 3))
        articles, rejects = list(result.articles), result.rejects
        reasons = [reject.reason for reject in rejects]
        assert articles or rejects, "nothing says what became of the file"
        assert all(reject.reason in REJECT_REASON and reject.detail.startswith(f"{folder / name}") for reject in rejects)
        assert "reader_failed" not in reasons, rejects
        assert len({(reject.position, reject.reason) for reject in rejects}) == len(rejects), "raw.rejects has a key"
        return articles, rejects

    return read_one
