"""`datapackage.json`: the tables as a Data Package, version 2 (https://datapackage.org), which Frictionless and others read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.contracts import Column, Table
from pipeline.storage.publishing.resources import Heading, Resource

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "datetime",
}


def datapackage(resources: Sequence[Resource], heading: Heading) -> dict[str, Any]:
    """The descriptor as JSON would have it."""
    published = {resource.name: resource.table for resource in resources}
    descriptor: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": "asreported",
        "title": heading.imprint.title,
        "description": heading.description,
        "created": heading.created,
        "resources": [_resource(found, published) for found in resources],
    }
    imprint = heading.imprint
    if imprint.licence:
        descriptor["licenses"] = [{"name": imprint.licence, "title": imprint.licence}]
    if imprint.publisher:
        descriptor["contributors"] = [{"title": imprint.publisher, "roles": ["publisher"]}]
    if imprint.url:
        descriptor["homepage"] = imprint.url
    return descriptor


def _resource(found: Resource, published: dict[str, Table]) -> dict[str, Any]:
    return {
        "name": found.name,
        "path": found.path,
        "title": found.table.meaning,
        "description": found.table.caveat or found.table.meaning,
        "format": found.format,
        "mediatype": _MEDIA[found.format],
        "bytes": found.n_bytes,
        "hash": f"sha256:{found.sha256}",
        "rows": found.n_rows,
        **({"dialect": {"commentRows": [2]}} if found.format == "csv" else {}),  # the second line holds hashtags
        "schema": _schema(found.table, published),
    }


def _schema(table: Table, published: dict[str, Table]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:  # a primary key must not hold nulls; a unique key may
        nullable = any(table.column(name).nullable for name in table.key)
        schema.update({"uniqueKeys": [list(table.key)]} if nullable else {"primaryKey": list(table.key)})
    if links := [link for column in table.columns if (link := _foreign_key(column, table, published))]:
        schema["foreignKeys"] = links
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    limits = {"required": not column.nullable or None, "minimum": column.minimum, "maximum": column.maximum}
    constraints: dict[str, Any] = {name: value for name, value in limits.items() if value is not None}
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    if constraints:
        field["constraints"] = constraints
    if column.unit:
        field["unit"] = column.unit
    return field


def _foreign_key(column: Column, table: Table, published: dict[str, Table]) -> dict[str, Any] | None:
    if not column.references:
        return None
    owner, _, name = column.references.rpartition(".")
    if owner not in published:
        return None
    return {"fields": [column.name], "reference": {"resource": "" if owner == table.full_name else owner, "fields": [name]}}
