"""The version of the extractor: it changes with every change of rules or lexicons that can change a row."""

EXTRACTOR_VERSION = "0.1.0"
