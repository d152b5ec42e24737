"""`python -m pipeline.defs`: materialise everything once, in this process, without the web page.

The run goes into the history that `dagster.yaml` names, so that the UI shows the tables as materialised. A line is printed a step;
the exit code is 1 where a step failed, or a check of severity `error`.
"""

from __future__ import annotations

import os
import re
import sys
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.defs.build import build_defs
from pipeline.defs.jobs import EVERYTHING
from pipeline.defs.resources import Folders

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

HOME_VARIABLE = "DAGSTER_HOME"
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}  # the whole log is in the UI
NAME_WIDTH = 28


def main() -> int:
    """Materialise everything with the `dagster.yaml` in DAGSTER_HOME, else in the current folder; the exit code."""
    from rich.console import Console

    home = Path(os.environ.get(HOME_VARIABLE) or ".").absolute()
    if not (home / "dagster.yaml").is_file():
        print(
            f"Error: there is no dagster.yaml in {home}: start this in the project's folder, or name it in {HOME_VARIABLE}.",
            file=sys.stderr,
        )
        return 1
    os.environ[HOME_VARIABLE] = str(home)
    console = Console(highlight=False)
    folders = Folders.from_environment()
    console.print(f"Reading {folders.articles}, writing every table to {folders.warehouse}", soft_wrap=True)
    with dg.DagsterInstance.get() as instance:
        return 0 if materialise(build_defs(folders), instance, console).success else 1


def materialise(defs: dg.Definitions, instance: dg.DagsterInstance, console: Console) -> dg.ExecuteInProcessResult:
    """Run the job `everything` and print a line for each step that ends. A failure is printed and not raised."""
    run_id = str(uuid.uuid4())
    with console.status("starting") as status:
        steps = Steps(console, status)
        instance.add_event_listener(run_id, steps)
        job = defs.resolve_job_def(EVERYTHING.name)
        return job.execute_in_process(run_config=QUIET, instance=instance, run_id=run_id, raise_on_error=False)


class Steps:
    """Hears the events of a run, and tells of each step what it made, how many rows that has and how long it took."""

    def __init__(self, console: Console, status: Status) -> None:
        self._console = console
        self._status = status
        self._started = time.monotonic()
        self._made: list[dg.AssetMaterialization] = []

    def __call__(self, entry: dg.EventLogEntry) -> None:
        """Take one event of the run."""
        event = entry.dagster_event
        if event is None or event.step_key is None:
            return
        kind = event.event_type
        if kind is dg.DagsterEventType.STEP_START:
            self._started, self._made = time.monotonic(), []
            self._status.update(event.step_key.replace("__", "."))
        elif kind is dg.DagsterEventType.ASSET_MATERIALIZATION:
            self._made.append(event.step_materialization_data.materialization)
        elif kind is dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            self._tell_check(event.asset_check_evaluation_data)
        elif kind is dg.DagsterEventType.STEP_SUCCESS:
            self._tell_step(event.step_key.replace("__", "."))
        elif kind is dg.DagsterEventType.STEP_FAILURE:
            self._tell_failure(event.step_key.replace("__", "."), event)

    def _tell_step(self, step: str) -> None:
        counts = [made.metadata["dagster/row_count"].value for made in self._made if "dagster/row_count" in made.metadata]
        rows = [count for count in counts if isinstance(count, int)]
        tables = f"{len(rows)} table{'' if len(rows) == 1 else 's'}, {sum(rows):,} row{'' if sum(rows) == 1 else 's'}" if rows else ""
        anew = any(made.metadata["computed anew"].value == "yes" for made in self._made)
        what = tables if anew else f"{tables}{', ' if tables else ''}unchanged"
        self._line(step, f"{what:<32} {time.monotonic() - self._started:5.1f} s")

    def _tell_check(self, check: dg.AssetCheckEvaluation) -> None:
        if check.passed:
            return
        name, style = ("error", "red") if check.severity is dg.AssetCheckSeverity.ERROR else ("warning", "yellow")
        found = check.description or "did not pass"
        self._line(f"  {name}", f"{'.'.join(check.asset_key.path)}: {check.check_name}: {found}", style)

    def _tell_failure(self, step: str, event: dg.DagsterEvent) -> None:
        error = event.step_failure_data.error
        while error is not None and error.cause is not None:
            error = error.cause
        message = " ".join(error.message.split()) if error else "see the run in the UI"
        self._line(step, "failed: " + re.sub(r"^[\w.]+: ", "", message), "red")  # without the module and name of the exception

    def _line(self, name: str, what: str, style: str = "") -> None:
        from rich.text import Text

        self._console.print(Text(f"  {name:<{NAME_WIDTH}} {what}", style=style), soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
