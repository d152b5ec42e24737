"""The command `asreported`: one file a command. Each imports what it needs when it runs, so that help is there at once."""

from __future__ import annotations

from pipeline.cli.app import app, main

__all__ = ["app", "main"]
