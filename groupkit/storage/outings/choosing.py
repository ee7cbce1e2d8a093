"""Ideas for outings and the dots they got, as rows."""

import peewee as pw

from groupkit.core.outings.choosing import Idea, Tally
from groupkit.storage.tables import Table, plain


class IdeaRow(pw.Model):
    """The outing_idea table."""

    bank = pw.TextField()
    title = pw.TextField()
    about = pw.TextField()
    standing = pw.TextField()

    class Meta:
        table_name = "outing_idea"


class TallyRow(pw.Model):
    """The outing_tally table."""

    idea = pw.IntegerField()
    dots = pw.IntegerField()

    class Meta:
        table_name = "outing_tally"


def idea_table(database: pw.SqliteDatabase) -> Table[Idea]:
    """Return the outing_idea table."""
    return plain(database, IdeaRow, Idea)


def tally_table(database: pw.SqliteDatabase) -> Table[Tally]:
    """Return the outing_tally table."""
    return plain(database, TallyRow, Tally)
