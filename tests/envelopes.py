"""Makes the plainest PDF there is into an envelope, for tests of what is inside."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pikepdf

from groupkit.core.letters import Answer, Letter
from groupkit.services.group import Group
from groupkit.storage import letters


def blank_pdf() -> bytes:
    """Return one empty page."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def put(path: Path, content: Letter | Answer) -> Path:
    """Write a letter or an answer as a sealed PDF."""
    path.write_bytes(letters.seal(blank_pdf(), content))
    return path


def signed(whole: bytes) -> bytes:
    """Return a changed envelope with the last line made right again."""
    body = whole.rpartition(b"%groupkit-letter-1 ")[0]
    return body + b"%groupkit-letter-1 " + hashlib.sha256(body).hexdigest().encode() + b"\n"


def attached(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.AttachedFileSpec:
    """Return data as a file inside a PDF."""
    return pikepdf.AttachedFileSpec(
        pdf, data, filename="groupkit.json", description="", mime_type="", creation_date="", mod_date=""
    )


def with_data(data: bytes) -> bytes:
    """Return an envelope that holds any data, sealed as groupkit would."""
    out = BytesIO()
    with pikepdf.open(BytesIO(blank_pdf())) as pdf:
        pdf.attachments["groupkit.json"] = attached(pdf, data)
        pdf.save(out, deterministic_id=True)
    return signed(out.getvalue() + b"%groupkit-letter-1 \n")


def plain(content: Letter | Answer) -> dict[str, Any]:
    """Return what an envelope holds as dictionaries and lists."""
    found: dict[str, Any] = msgspec.json.decode(letters.encode(content))
    return found


def packed(data: object) -> bytes:
    """Return an envelope around changed dictionaries and lists."""
    return with_data(msgspec.json.encode(data))


def rows_of(group: Group) -> dict[str, int]:
    """Return how many rows each table of a book has."""
    database = group.store._db
    tables = sorted(database.get_tables())
    return {table: database.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
