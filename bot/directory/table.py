"""Tables as files: CSV and XLSX, read as spreadsheets write them, and written so that they open."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.errors import Invalid

LARGEST = 2_000_000  # bytes; ten thousand people fit
UNPACKED = 40_000_000  # bytes of an XLSX, which is a zip file
MOST_ROWS = 10_000
MOST_COLUMNS = 100
# A cell that begins so is a formula to a spreadsheet, and could call out of it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a file and its rows below them, by the number that a spreadsheet shows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]  # as long as the headings


def read_table(filename: str, data: bytes) -> Table:
    """Read a CSV or XLSX file; empty rows are passed over.

    CSV may be UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1252, with `;`, `,` or tabs.
    Raises Invalid `file`, `file-empty` or `file-too-large`.
    """
    if len(data) > LARGEST:
        raise Invalid("file-too-large", limit="2 MB")
    if not data.strip():
        raise Invalid("file-empty")
    is_workbook = data.startswith(b"PK")
    if not is_workbook and (filename.lower().endswith((".xlsx", ".xls")) or b"\0\0\0" in data):
        raise Invalid("file")
    records = _read_xlsx(data) if is_workbook else _read_csv(data)
    filled = [(number, cells) for number, cells in enumerate(records, 1) if any(cells)]
    if len(filled) < 2:
        raise Invalid("file-empty")
    width = max(place for place, cell in enumerate(filled[0][1], 1) if cell)
    padded = [(number, [*cells, *[""] * width][:width]) for number, cells in filled]
    (_, headings), *rows = [
        (number, tuple(unescape(cell) for cell in cells)) for number, cells in padded
    ]
    return Table(headings, tuple(rows))


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write UTF-8 with BOM and `;`: what a Dutch spreadsheet program opens by a double click."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([escape(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a workbook of one sheet, every cell as text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Wiebelik")
    sheet.freeze_panes = "A2"
    titles = [WriteOnlyCell(sheet, heading) for heading in headings]
    for cell in titles:
        cell.font = Font(bold=True)
    sheet.append(titles)
    for row in rows:
        cells = [WriteOnlyCell(sheet, escape(text) or None) for text in row]
        for cell in cells:
            if cell.value is not None:
                cell.data_type = "s"
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def escape(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    """Take that apostrophe away again, and no other ("'t Hof" keeps its own)."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _read_csv(data: bytes) -> Iterable[list[str]]:
    text = _decode(data)
    first = text.lstrip("\r\n;,").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, record in enumerate(reader):
            _limit(number, len(record))
            yield [cell.strip() for cell in record]
    except csv.Error:
        raise Invalid("file") from None


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid("file")


def _read_xlsx(data: bytes) -> Iterable[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise Invalid("file-too-large", limit="2 MB")
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
            for number, record in enumerate(sheet.iter_rows(values_only=True)):
                _limit(number, len(record))
                yield [_text(cell) for cell in record]
        finally:
            book.close()
    except Invalid:
        raise
    except Exception:  # a damaged file makes the library raise nearly anything
        raise Invalid("file") from None


def _limit(number: int, columns: int) -> None:
    if number > MOST_ROWS:
        raise Invalid("file-too-large", limit=f"{MOST_ROWS} rijen")
    if columns > MOST_COLUMNS:
        raise Invalid("file")


def _text(cell: Any) -> str:
    """Write a cell as it looks: whole numbers without a point, dates as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
