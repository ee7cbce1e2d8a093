"""How a group mostly prints its workbooks, as the one row it is kept in."""

import msgspec
import peewee as pw

from groupkit.core.workbooks.usual import Usual


class UsualPrint:
    """Reads and writes what was chosen for the last print; what an older groupkit cannot read is left out."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> Usual | None:
        """Return what was chosen, or None where nothing was printed yet."""
        row = self._db.execute_sql("SELECT body FROM usual_print").fetchone()
        if row is None:
            return None
        try:
            return msgspec.json.decode(row[0], type=Usual)
        except msgspec.ValidationError:
            return None

    def write(self, usual: Usual) -> None:
        """Keep what was chosen, in the place of what was kept before."""
        body = msgspec.json.encode(usual).decode()
        self._db.execute_sql(
            "INSERT INTO usual_print (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            (body,),
        )
