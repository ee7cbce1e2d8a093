"""The roles that come with groupkit, and what the group made of them, as rows."""

import tomllib
from dataclasses import asdict
from functools import cache
from typing import Any

import msgspec
import peewee as pw

from groupkit.core.roles import TITLES, Role
from groupkit.resources import folder
from groupkit.storage.tables import rows


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A role, as it stands in its file."""

    id: str
    group: str
    used: str
    purpose: str
    sample: str
    before: tuple[str, ...]
    during: tuple[str, ...]
    after: tuple[str, ...]
    time: str
    minutes_a_week: int
    term_months: int
    eligibility: str
    min_attended: int
    effort: int
    priority: int
    gap_weeks: int
    needed: int
    beside: bool
    deputy: str
    handover: tuple[str, ...]
    not_this: tuple[str, ...]
    ask_for_help: str
    members_only: bool
    every_meeting: bool
    source: str
    license: str
    language: str


_NOT_ON_THE_CARD = {"id", "source", "license", "language"}


@cache
def shipped() -> tuple[Role, ...]:
    """Return the roles that come with groupkit, in the order of their titles' list."""
    return tuple(_role(key) for key in TITLES)


def _role(key: str) -> Role:
    path = folder("forms") / "roles" / f"{key}.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    told = msgspec.structs.asdict(found)
    return Role(key=found.id, **{name: value for name, value in told.items() if name not in _NOT_ON_THE_CARD})


class OwnRole(pw.Model):
    """The own_role table: what differs from ours, or a whole role of the group's own, as JSON."""

    key = pw.TextField()
    body = pw.TextField()

    class Meta:
        table_name = "own_role"


class Roles:
    """The roles of a group: ours with what the group made of them, then its own."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> tuple[Role, ...]:
        """Return every role, switched off or not."""
        changed = self._rows()
        ours = [_changed(role, changed.pop(role.key, "{}")) for role in shipped()]
        return (*ours, *(msgspec.json.decode(body, type=Role) for body in changed.values()))

    def write(self, role: Role) -> None:
        """Keep what the group made of a role."""
        base = next((each for each in shipped() if each.key == role.key), None)
        told = asdict(role)
        body = (
            told if base is None else {name: value for name, value in told.items() if value != asdict(base)[name]}
        )
        words = msgspec.json.encode(body).decode()
        self.remove(role.key)
        OwnRole.insert(key=role.key, body=words).execute(self._db)

    def remove(self, key: str) -> None:
        """Take away what the group made of a role, or a role of its own."""
        OwnRole.delete().where(OwnRole.key == key).execute(self._db)

    def _rows(self) -> dict[str, str]:
        return {row.key: row.body for row in rows(self._db, OwnRole)}


def _changed(role: Role, body: str) -> Role:
    if body == "{}":
        return role
    whole = asdict(role) | msgspec.json.decode(body, type=dict[str, Any])
    return msgspec.convert(whole, Role)
