"""The Dagster room: assets, checks, job and sensor around the steps of pipeline.runs."""
