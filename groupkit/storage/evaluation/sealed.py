"""What is sealed of rounds of talks, as rows: who is asked, what was said, and how it was coded."""

from dataclasses import dataclass

import peewee as pw

from groupkit.storage.tables import Table, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPerson:
    """Somebody who is asked, sealed to the reader of the round."""

    id: int = 0
    round: int
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Threefold:
    """One thing three people may read, sealed to each: an answer, or what two coders agreed on."""

    id: int = 0
    round: int
    for_reader: bytes
    for_first: bytes
    for_second: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCoding:
    """What one coder made of one answer, sealed to that coder, and in two layers once it was handed in."""

    id: int = 0
    round: int
    coder: int
    sealed: bytes
    handed_in: bool = False


class PersonRow(pw.Model):
    """The evaluation_person table."""

    round = pw.IntegerField()
    sealed = pw.BlobField()

    class Meta:
        table_name = "evaluation_person"


class AnswerRow(pw.Model):
    """The evaluation_answer table."""

    round = pw.IntegerField()
    for_reader = pw.BlobField()
    for_first = pw.BlobField()
    for_second = pw.BlobField()

    class Meta:
        table_name = "evaluation_answer"


class CodingRow(pw.Model):
    """The evaluation_coding table."""

    round = pw.IntegerField()
    coder = pw.IntegerField()
    sealed = pw.BlobField()
    handed_in = pw.BooleanField()

    class Meta:
        table_name = "evaluation_coding"


class AgreedRow(pw.Model):
    """The evaluation_agreed table."""

    round = pw.IntegerField()
    for_reader = pw.BlobField()
    for_first = pw.BlobField()
    for_second = pw.BlobField()

    class Meta:
        table_name = "evaluation_agreed"


def person_table(database: pw.SqliteDatabase) -> Table[SealedPerson]:
    """Return the evaluation_person table."""
    return plain(database, PersonRow, SealedPerson)


def answer_table(database: pw.SqliteDatabase) -> Table[Threefold]:
    """Return the evaluation_answer table."""
    return plain(database, AnswerRow, Threefold)


def coding_table(database: pw.SqliteDatabase) -> Table[SealedCoding]:
    """Return the evaluation_coding table."""
    return plain(database, CodingRow, SealedCoding)


def agreed_table(database: pw.SqliteDatabase) -> Table[Threefold]:
    """Return the evaluation_agreed table."""
    return plain(database, AgreedRow, Threefold)
