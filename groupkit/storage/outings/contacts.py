"""Whom to call in need on an outing, as rows."""

import peewee as pw

from groupkit.core.outings.contacts import Contact
from groupkit.storage.tables import Table, plain


class ContactRow(pw.Model):
    """The outing_contact table."""

    outing = pw.IntegerField()
    name = pw.TextField()
    whom = pw.TextField()
    reach = pw.TextField()
    knows = pw.TextField()
    helps = pw.TextField()

    class Meta:
        table_name = "outing_contact"


def contact_table(database: pw.SqliteDatabase) -> Table[Contact]:
    """Return the outing_contact table."""
    return plain(database, ContactRow, Contact)
