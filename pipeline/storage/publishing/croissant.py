"""`croissant.json`: the tables as a Croissant 1.0 data set (https://docs.mlcommons.org/croissant), which data hubs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.contracts import Column
from pipeline.contracts.dictionary import describe_column, describe_table
from pipeline.storage.publishing.resources import Heading, Imprint, Resource

# The context that the specification prescribes, word for word.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_MEDIA = {"parquet": "application/x-parquet", "csv": "text/csv"}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "timestamp": "sc:DateTime",
}


def croissant(resources: Sequence[Resource], heading: Heading) -> dict[str, Any]:
    """The description as JSON-LD. Only Parquet files are described: the tagged CSV has a second heading that Croissant cannot say."""
    tables = [found for found in resources if found.format == "parquet"]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": heading.imprint.title,
        "description": heading.description,
        "datePublished": heading.created[:10],
        "version": heading.version,
        "isLiveDataset": False,
        **_said(heading.imprint),
        "distribution": [_file(found) for found in tables],
        "recordSet": [_record_set(found, {other.name for other in tables}) for found in tables],
    }


def _said(imprint: Imprint) -> dict[str, Any]:
    creator = {"@type": "sc:Organization", "name": imprint.publisher} if imprint.publisher else None
    said = {"license": imprint.licence, "creator": creator, "url": imprint.url}
    return {name: value for name, value in said.items() if value}


def _file(found: Resource) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": _file_id(found),
        "name": _file_id(found),
        "description": describe_table(found.table),
        "contentUrl": found.path,
        "contentSize": f"{found.n_bytes} B",
        "encodingFormat": _MEDIA[found.format],
        "sha256": found.sha256,
    }


def _record_set(found: Resource, published: set[str]) -> dict[str, Any]:
    record_set: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": found.name,
        "name": found.name,
        "description": describe_table(found.table),
        "field": [_field(found, column, published) for column in found.table.columns],
    }
    if found.table.key:
        record_set["key"] = [{"@id": f"{found.name}/{name}"} for name in found.table.key]
    return record_set


def _field(found: Resource, column: Column, published: set[str]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{found.name}/{column.name}",
        "name": column.name,
        "description": describe_column(column),
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": _file_id(found)}, "extract": {"column": column.name}},
    }
    if column.references:
        owner, _, name = column.references.rpartition(".")
        if owner in published and owner != found.name:
            field["references"] = {"field": {"@id": f"{owner}/{name}"}}
    return field


def _file_id(found: Resource) -> str:
    return f"{found.name}.{found.format}"
