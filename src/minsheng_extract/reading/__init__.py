"""Bytes -> Document: what kind of file it is, its text, its tables, and what it says of itself."""

from minsheng_extract.reading.content import Content, Hints, Member
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.read import read, read_all, read_bytes

__all__ = ["Content", "Hints", "Member", "ReadError", "read", "read_all", "read_bytes"]
