"""The sensor that notices new, changed or removed article files."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipeline.defs.jobs import EVERYTHING
from pipeline.defs.resources import Folders

SECONDS_BETWEEN_LOOKS = 30
SECONDS_AT_REST = 5  # a file changed more recently than this may still be being written


def build_new_articles(folders: Folders) -> dg.SensorDefinition:
    """A sensor over the folder of articles, off until someone turns it on in the UI."""

    @dg.sensor(
        name="new_articles",
        job=EVERYTHING,
        minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description=f"Runs everything when a file in {folders.articles}/ is new, changed or gone.",
    )
    def new_articles(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        listing = sorted(list_files(folders.articles_path))
        if not listing:
            return dg.SkipReason(f"{folders.articles} holds no file")
        newest = max(changed for _, _, changed in listing)
        if time.time() - newest / 1e9 < SECONDS_AT_REST:
            return dg.SkipReason("a file was changed just now and may still be being written")
        state = hashlib.sha256(repr(listing).encode()).hexdigest()[:20]
        if state == context.cursor:
            return dg.SkipReason(f"none of {len(listing)} files is new or changed")
        context.update_cursor(state)
        return dg.RunRequest(tags={"asreported/files": str(len(listing)), "asreported/state": state})

    return new_articles


def list_files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path, size in bytes and time of the last change in nanoseconds of every file under the folder, hidden ones left out.

    Links are listed and not followed; a file that goes away meanwhile is left out.
    """
    for parent, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            if name.startswith("."):
                continue
            path = Path(parent, name)
            try:
                status = path.lstat()
            except OSError:
                continue
            yield path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns
