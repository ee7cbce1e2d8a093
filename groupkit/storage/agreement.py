"""What comes with groupkit for a group to agree on and to start from, and what the group made of it, as rows."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import msgspec
import peewee as pw

from groupkit.core.agreement import Agreement, Card, Line
from groupkit.core.presets import Preset
from groupkit.resources import folder


class _AgreementFile(msgspec.Struct, forbid_unknown_fields=True):
    """The agreement, as it stands in its file."""

    id: str
    title: str
    opening: str
    limits: str
    never: str
    language: str
    source: str
    license: str
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]


class _PresetFile(msgspec.Struct, forbid_unknown_fields=True):
    """The presets, as they stand in their file."""

    id: str
    language: str
    source: str
    license: str
    presets: tuple[Preset, ...]


@cache
def shipped() -> Agreement:
    """Return the agreement that comes with groupkit."""
    path = folder("forms") / "agreement" / "agreement.toml"
    found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _AgreementFile)
    return Agreement(
        opening=found.opening, lines=found.lines, limits=found.limits, never=found.never, cards=found.cards
    )


@cache
def presets() -> tuple[Preset, ...]:
    """Return the kinds of meeting to start from, in the order of their file."""
    path = folder("forms") / "presets" / "presets.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _PresetFile).presets


class AgreementLines:
    """The lines a group changed, left out or added, and its own limits."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def read(self) -> Agreement:
        """Return the agreement of the group: ours, with what the group made of it."""
        ours, changed = shipped(), self._rows()
        lines = [
            replace(
                line,
                kept=changed[line.key][0],
                words=changed[line.key][1] or line.words,
                own=bool(changed[line.key][1]),
            )
            if line.key in changed
            else line
            for line in ours.lines
        ]
        known = {line.key for line in ours.lines}
        lines += [
            Line(key=key, words=words, kept=kept, own=True)
            for key, (kept, words) in changed.items()
            if key not in known
        ]
        limits, limits_on = self._db.execute_sql("SELECT limits, limits_on FROM profile").fetchone()
        return replace(
            ours,
            lines=tuple(lines),
            limits=limits or ours.limits,
            limits_on=date.fromisoformat(limits_on) if limits_on else None,
        )

    def write(self, key: str, *, kept: bool, words: str = "") -> None:
        """Keep a line or leave it out; `words` are the group's own, "" for ours."""
        changed = self._db.execute_sql(
            "UPDATE agreement_line SET kept = ?, words = ? WHERE key = ?", (int(kept), words, key)
        )
        if not changed.rowcount:
            self._db.execute_sql(
                "INSERT INTO agreement_line (key, kept, words) VALUES (?, ?, ?)", (key, int(kept), words)
            )

    def remove(self, key: str) -> None:
        """Take away what the group made of a line, or a line of its own."""
        self._db.execute_sql("DELETE FROM agreement_line WHERE key = ?", (key,))

    def write_limits(self, words: str, on: date | None) -> None:
        """Write the group's own limits, or ("", None) go back to ours."""
        self._db.execute_sql("UPDATE profile SET limits = ?, limits_on = ?", (words, on and on.isoformat()))

    def _rows(self) -> Mapping[str, tuple[bool, str]]:
        rows = self._db.execute_sql("SELECT key, kept, words FROM agreement_line ORDER BY id").fetchall()
        return {key: (bool(kept), words) for key, kept, words in rows}
