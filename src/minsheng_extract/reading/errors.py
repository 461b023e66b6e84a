"""What a reader raises when a file cannot become a document."""

from __future__ import annotations


class ReadError(Exception):
    """A file cannot be read.

    `error` is the kind of failure in one word (Empty, Binary, Undecodable, Unsupported, Encrypted,
    Truncated, Scanned, TooLarge, Missing, MissingExtra, TimedOut); `detail` says what was wrong and
    what to do. Both go into the `failures` table as they are.
    """

    def __init__(self, error: str, detail: str) -> None:
        super().__init__(f"{error}: {detail}")
        self.error = error
        self.detail = detail
