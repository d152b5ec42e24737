"""What reading gives: articles, and rejects with their reason."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. The fields are those of the contract core.articles; `text` is title, blank line, body."""

    external_id: str
    file_id: str
    position: int
    text: str
    published_at: dt.datetime  # UTC
    published_precision: str
    published_basis: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str = "und"
    copy_of: str | None = None
    copy_score: float | None = None

    @property
    def article_id(self) -> str:
        """Hash of what makes the article this one: the same content read again has the same id, wherever it lies."""
        parts = (self.external_id, self.publisher or "", self.published_at.isoformat(), self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]

    @property
    def title_end(self) -> int:
        """End of the title in `text`; 0 where the article has none."""
        return len(self.title) if self.title else 0

    @property
    def published(self) -> dt.date:
        """The day of publication."""
        return self.published_at.date()


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no article; the fields are those of the contract raw.rejects."""

    file_id: str
    position: int
    reason: str
    detail: str
    excerpt: str | None = None
