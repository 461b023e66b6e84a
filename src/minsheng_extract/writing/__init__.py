"""Records -> Arrow tables with explicit schemas -> Parquet, Excel, CSV, JSON Lines; and back."""

from minsheng_extract.writing.columns import table_of
from minsheng_extract.writing.folder import OutputError, check_output, whole_folder
from minsheng_extract.writing.formats import FORMATS, Format, json_rows, known_formats, write_format
from minsheng_extract.writing.rows import listed, records_of
from minsheng_extract.writing.schema import TABLES, TableName, columns_of, schema_of
from minsheng_extract.writing.sink import Sink
from minsheng_extract.writing.stored import Tables, read_tables, stored_table

__all__ = [
    "FORMATS", "TABLES", "Format", "OutputError", "Sink", "TableName", "Tables", "check_output", "columns_of",
    "json_rows", "known_formats", "listed", "read_tables", "records_of", "schema_of", "stored_table", "table_of",
    "whole_folder", "write_format",
]  # fmt: skip
