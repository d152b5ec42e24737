"""What one input may take: the limits for files that nobody vouches for, and what is raised where one is passed.

Every limit is a setting of the environment (see `settings`); the defaults are far above what news articles need. Each breach becomes
a reject, and the rest is read all the same.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

# One article in bytes: a long book is about 2 MB of text, and no news article comes near. Of a page the markup counts too.
MAX_ARTICLE_BYTES = 20_000_000
# Bytes that one byte of a file may become. Text shrinks to a third or a tenth, pages that repeat one another to a fiftieth.
MAX_EXPANSION = 100
# What may be unpacked whatever the ratio: a small file of blanks is no attack.
FREE_EXPANSION_BYTES = 20_000_000
# Layers of compression and archives in one another: `crawl.tar.gz` in a `.zip` has three.
MAX_NESTING = 5
# Files in one ZIP archive, whose list of contents is held in memory (about 1 kB a file).
MAX_ARCHIVE_FILES = 2_000_000
# Seconds of processor time for one document: a usual page takes 0.03.
MAX_SECONDS = 10.0
# Bytes of memory that the rows of a Parquet or Arrow file may take at a time.
MAX_MEMORY_BYTES = 2_000_000_000
# Elements of one page, counted before it is parsed: the longest live blogs have some 20,000.
MAX_PAGE_ELEMENTS = 100_000
# Characters of a page above which its elements are rid of all but their first attributes before a tree is made of it.
LONG_PAGE = 250_000
MAX_ATTRIBUTES = 64
# Rejects of one file that stand in rows of their own.
MAX_REJECTS = 10_000


class LimitError(Exception):
    """A limit was passed. `reason` is a value of contracts' REJECT_REASON, the message says what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class DamagedInputError(Exception):
    """Compressed or packed bytes that cannot be read on; the message says how, in plain words."""


class TooSlowError(BaseException):
    """The time for one document is over. No `Exception`, so that no library's own error handling swallows it."""


class _Clock:
    """The timer of the process: there is one, and one document is read at a time."""

    seconds = 0.0


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlowError inside the block when it has computed so long, or so long since the last `restart_clock`.

    Processor time is counted, so that a busy machine or a slow disk makes no document too slow. The operating system's timer calls only
    the main thread, and Windows has none: elsewhere the limits on size alone hold.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer") or _Clock.seconds:
        yield
        return
    before = signal.signal(signal.SIGPROF, _raise)
    _Clock.seconds = seconds
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            yield
        finally:
            _Clock.seconds = 0.0  # from here on the timer raises nothing
    finally:
        _Clock.seconds = 0.0
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def restart_clock() -> None:
    """A new document begins: for readers that pass over many in one step."""
    if _Clock.seconds:
        signal.setitimer(signal.ITIMER_PROF, _Clock.seconds)


def _raise(number: int, frame: FrameType | None) -> None:
    if _Clock.seconds:
        raise TooSlowError


@contextlib.contextmanager
def memory_limit(n_bytes: int) -> Iterator[None]:
    """Let an allocation inside the block fail with MemoryError once the process has grown by so much; Linux only.

    For libraries that believe the sizes that a file states. The limit is the process's: the block must be short.
    """
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except (ImportError, OSError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + n_bytes
    known = [value for value in (soft, hard) if value != resource.RLIM_INFINITY]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min([limit, *known]), hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
