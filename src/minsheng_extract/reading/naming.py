"""Which names are those of files with notices."""

from __future__ import annotations

from pathlib import Path

from minsheng_extract.reading.errors import ReadError

# What is taken from a folder. A file that is named is always tried: its content decides what it is.
SUFFIXES = frozenset(
    {".txt", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".mhtml", ".pdf", ".ofd", ".doc", ".docx", ".docm", ".wps"}
    | {".wpt", ".rtf", ".odt", ".xls", ".xlsx", ".xlsm", ".et", ".csv", ".tsv", ".zip", ".tar", ".gz", ".tgz"}
)


def names_a_file(text: str) -> bool:
    """Whether what was given is a file's name and not a sentence. Raises `ReadError` for a name without a file."""
    try:
        if Path(text).is_file():
            return True
    except (OSError, ValueError):  # too long, or with characters that no name has
        return False
    if text.isprintable() and Path(text).suffix.lower() in SUFFIXES:
        raise ReadError("Missing", f"{text}: there is no such file; see how it is spelt")
    return False
