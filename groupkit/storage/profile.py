"""The group's own settings, and entries somebody had not finished when the book was locked."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import peewee as pw

from groupkit.core.profile import Profile
from groupkit.storage.tables import rows


class ProfileRow(pw.Model):
    """The one row of the profile table."""

    identity = pw.TextField()
    name = pw.TextField()
    currency = pw.TextField()
    language = pw.TextField()
    printing_language = pw.TextField()
    paper = pw.TextField()
    region = pw.TextField()
    facilitator = pw.TextField()
    reserve = pw.IntegerField()
    reserve_months = pw.IntegerField()
    cash_limit = pw.IntegerField()
    zone = pw.TextField()
    steps = pw.TextField()

    class Meta:
        table_name = "profile"


class UnsavedRow(pw.Model):
    """What was typed on a page and not saved yet."""

    page = pw.TextField()
    entry = pw.TextField()

    class Meta:
        table_name = "unsaved"


class Profiles:
    """Reads and writes the group's settings."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> Profile:
        """Return the group's settings."""
        (row,) = rows(self._db, ProfileRow)
        return Profile(**{name: value for name, value in vars(row).items() if name != "id"})

    def write(self, profile: Profile) -> None:
        """Write the group's settings, for the first time or again."""
        changed = ProfileRow.update(**asdict(profile)).execute(self._db)
        if not changed:
            ProfileRow.insert(id=1, **asdict(profile)).execute(self._db)


class Unsaved:
    """Keeps half-typed entries, page by page, so that locking loses nothing."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def keep(self, page: str, entry: Mapping[str, str]) -> None:
        """Keep what stands in the fields of a page."""
        self.take(page)
        if any(entry.values()):
            UnsavedRow.insert(page=page, entry=json.dumps(dict(entry))).execute(self._db)

    def take(self, page: str) -> dict[str, str]:
        """Return what was kept for a page, and forget it."""
        found = [row.entry for row in UnsavedRow.select().where(UnsavedRow.page == page).execute(self._db)]
        UnsavedRow.delete().where(UnsavedRow.page == page).execute(self._db)
        return dict(json.loads(found[0])) if found else {}

    def drop(self, word: str) -> None:
        """Forget every entry in which a word stands."""
        rows = [(row.page, json.loads(row.entry)) for row in UnsavedRow.select().execute(self._db)]
        found = [page for page, entry in rows if word.casefold() in "\n".join(entry.values()).casefold()]
        UnsavedRow.delete().where(UnsavedRow.page.in_(found)).execute(self._db)
