"""The commands that show: explain, review, query, schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from minsheng_extract.cli.options import Folder, Json, Overlays, loaded_rules, wide_console


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A sentence, a file, or - for standard input.")],
    rules: Overlays = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="The year the text is about.")] = None,
    report: Annotated[bool, typer.Option("--report", help="The text reports what was done.")] = False,
    json: Json = False,
) -> None:
    """Which rule made what, which numeral is what."""
    from minsheng_extract.reading import read
    from minsheng_extract.reading.naming import names_a_file
    from minsheng_extract.records import Document
    from minsheng_extract.showing import explain as showing

    given = sys.stdin.read() if text == "-" else text
    if not given.strip():
        raise typer.BadParameter("nothing to explain: give a sentence, a file, or - for standard input")
    known = loaded_rules(rules)
    is_file = names_a_file(given)
    if is_file:
        document = read(given, rules=known)
    else:
        document = Document.from_text(given, year=year, doc_type="report" if report else "plan")
    explanation = showing.explain(document, known)
    if json:
        print(showing.as_json(explanation))
        return
    console = wide_console()
    plain = not console.is_terminal
    if is_file:
        console.print(*showing.explanation_of_file(explanation, plain=plain), sep="\n", soft_wrap=True)
    else:
        console.print(*showing.explanation_of_text(explanation, known, plain=plain), sep="\n", soft_wrap=True)


def review(out: Folder) -> None:
    """Write the review page of OUT anew."""
    from minsheng_extract.showing.review import write_review

    print(write_review(out))


def query(
    out: Folder,
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement that reads the tables, in DuckDB's SQL.")],
    json: Json = False,
) -> None:
    """Ask the tables of OUT in SQL (extra: query)."""
    from minsheng_extract.showing import query as showing

    answer = showing.query(out, sql)
    if json:
        print(showing.as_json(answer))
        return
    console = wide_console()
    console.print(*showing.as_table(answer, console.width), sep="\n")


def schema(
    tables: Annotated[list[str] | None, typer.Argument(metavar="TABLE", help="All tables where none is named.")] = None,
    json: Json = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """The tables, their columns and meanings."""
    from minsheng_extract.showing import schema as showing

    named = showing.known_tables(tables or ())
    if json or markdown:
        print(showing.schema_json(named) if json else showing.schema_markdown(named))
    else:
        print("\n".join(showing.schema_lines(named)))
