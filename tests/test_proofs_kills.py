"""Two hundred times the power goes while somebody writes: every book opens and holds what was said to be kept."""

import json
import os
import random
import secrets
import signal
import time
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from groupkit.core.letters import Letter
from groupkit.core.meetings import Heads
from groupkit.core.people import Person
from groupkit.core.sheets import Part, Row
from groupkit.core.tonight import Task
from groupkit.services import check, meetings, money, service, tonight
from groupkit.services.group import Group
from groupkit.storage import letters, vault
from groupkit.storage.store import Store
from tests import evening
from tests.evening import SATURDAY, named

KILLS = 200
LATER = date(2090, 1, 1)

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot stop a process in the middle this way"),
]


@dataclass
class Kept:
    """What the book has to hold: the codes that may open it, and everything that was acknowledged."""

    codes: list[str]
    people: list[str] = field(default_factory=list)
    heads: dict[str, int] = field(default_factory=dict)
    chairs: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, bool] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    seals: dict[str, str] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)


class Writer:
    """Somebody who writes as fast as the disk takes it, and says what has been kept."""

    def __init__(self, group: Group, chance: random.Random, said: int) -> None:
        self.group, self.chance, self.said = group, chance, said
        self.people = [person.short_name for person in service.people(group)]

    def tell(self, what: str, *values: object) -> None:
        os.write(self.said, (json.dumps([what, *values]) + "\n").encode())

    def occasion(self):
        """Return the meeting whose sheet comes next."""
        done = sum(1 for sheet in self.group.store.sheets.where() if money.is_sent(self.group, sheet))
        return meetings.on(self.group, SATURDAY + timedelta(weeks=done))

    def person(self) -> None:
        name = "P" + secrets.token_hex(6)
        service.add_person(self.group, Person(short_name=name, willing=frozenset({"chair"})))
        self.people.append(name)
        self.tell("people", name)

    def head(self) -> None:
        held, many = self.occasion(), self.chance.randrange(40)
        meetings.count_heads(self.group, held, Heads(regulars=many))
        self.tell("heads", held.day.isoformat(), many)

    def chair(self) -> None:
        held = self.occasion()
        name = service.nominate(
            self.group, held, self.chance.choice([name for name in self.people if name != "Sam"])
        ).short_name
        self.tell("chairs", held.day.isoformat(), name)

    def tick(self) -> None:
        held, done = self.occasion(), self.chance.random() < 0.5
        tonight.tick(self.group, held, Task.ROOM, done=done)
        self.tell("ticks", held.day.isoformat(), done)

    def sheet(self) -> None:
        """Take the money sheet one step further."""
        sheet = money.sheet(self.group, self.occasion())
        if len(sheet.rows) < 4:
            tea = "Tea " * self.chance.randrange(60)
            row = Row(part=Part.IN, **named(self.group, "Collection"), what=tea, pence=700)
            money.add_row(self.group, sheet, row, sure=True)
            self.tell("rows", str(sheet.number), len(sheet.rows) + 1)
        elif len(sheet.tallies) < 2:
            money.about(self.group, sheet, made_by="Sam", explanation="Don’t know")
            money.count(self.group, sheet, ("Sam", "Jo")[len(sheet.tallies)], sheet.expected - 5)
        else:
            letter = money.send(self.group, sheet)
            self.tell("seals", str(sheet.number), letter.statement.seal)

    def copy(self) -> None:
        target = self.group.path.parent / "copies" / f"{secrets.token_hex(8)}.groupkit"
        self.group.store.backup(target)
        self.tell("copies", str(target))

    def rekey(self) -> None:
        code = vault.recovery_code(vault.Key(secrets.token_bytes(32), bytes(16)))
        self.tell("offered", code)
        self.group.store.new_passphrase(code)
        self.tell("codes", code)

    def write(self, kill: int) -> None:
        everyday = [self.sheet] * 6 + [self.person, self.head, self.chair, self.tick]
        special = {0: [self.copy, self.head], 1: [self.rekey, self.person]}.get(kill % 5)
        while True:
            self.chance.choice(special or everyday)()


def opened(path: Path, code: str) -> Group:
    return Group(Store.open(path, code), evening.surroundings(LATER))


def one_kill(path: Path, code: str, kill: int, chance: random.Random) -> list[list[object]]:
    """Let a child write, stop it dead at a random moment, and return what it said was kept."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            group = opened(path, code)
            os.write(say, b'["ready"]\n')
            Writer(group, chance, say).write(kill)
        finally:  # the child never goes on with the tests of its parent
            os.write(2, traceback.format_exc().encode())
            os._exit(1)
    os.close(say)
    with os.fdopen(hear, "rb") as pipe:
        assert pipe.readline() == b'["ready"]\n'
        time.sleep(chance.uniform(0.001, 0.080))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the writer stopped by itself"
        return [json.loads(line) for line in pipe.read().splitlines() if line.endswith(b"]")]


def remember(kept: Kept, told: list[list[object]]) -> None:
    for what, *values in told:
        if what == "offered":
            kept.codes.append(str(values[0]))
        elif what == "codes":
            kept.codes[:] = [str(values[0])]
        elif isinstance(holder := getattr(kept, str(what)), list):
            holder.append(values[0])
        else:
            holder[values[0]] = values[1]


def reopened(path: Path, kept: Kept) -> Group:
    """Open the book with the one passphrase that fits; a change of it that was kept has ended the old one."""
    fitting = []
    for code in kept.codes:
        with suppress(vault.WrongPassphraseError):
            opened(path, code).close()
            fitting.append(code)
    assert len(fitting) == 1
    kept.codes[:] = fitting
    return opened(path, fitting[0])


def holds(group: Group, kept: Kept) -> None:
    """Assert that the book is whole and holds everything that was acknowledged."""
    report = check.check(group)
    assert report.faults == ()
    store, database = group.store, group.store._db
    assert set(kept.people) <= {person.short_name for person in service.people(group)}
    counted = {day.isoformat(): heads.regulars for _, day, heads in meetings.contacts(group, SATURDAY, LATER)}
    sheets = {str(sheet.number): sheet for sheet in store.sheets.where()}
    for day, many in kept.heads.items():
        assert day in counted
        kept.heads[day] = counted[day] if day == max(kept.heads) else many
        assert counted[day] == kept.heads[day]
    assert all(len(sheets[number].rows) >= rows for number, rows in kept.rows.items())
    links = {link.entry.seq: link for link in store.ledger.links()}
    assert all(link.entry.lines for link in links.values())
    sent = {number: store.post.sent(sheet.id) for number, sheet in sheets.items()}
    for number, data in sent.items():
        of_sheet = {seq for seq, link in links.items() if link.entry.sheet == int(number)}
        notes = store.post.notes("sent", sheets[number].id)
        if data is None:
            assert not of_sheet
            assert not notes
            continue
        letter = letters.decode(data)
        assert isinstance(letter, Letter)
        assert [note.state.value for note in notes] == ["sent"]
        assert of_sheet <= {sealed.seq for sealed in letter.entries}
        assert kept.seals.get(number, letter.statement.seal) == letter.statement.seal
    assert all(sent.get(number) for number in kept.seals)
    for table, found in (("turn", kept.chairs), ("tick", kept.ticks)):
        days = {day for (day,) in database.execute_sql(f"SELECT day FROM {table}").fetchall()}
        wanted = {(date.fromisoformat(d) + timedelta(weeks=table == "turn")).isoformat() for d in found}
        assert wanted <= days


def test_two_hundred_kills_lose_nothing_that_was_kept(tmp_path, capsys):
    path = tmp_path / "group.groupkit"
    with evening.new_book(path) as group:
        evening.furnish(group)
        evening.open_with(group)
        kept = Kept([group.store.recovery_code()])
    chance, tally, began = random.Random(37), Counter[str](), time.monotonic()
    journal = path.with_name(f"{path.name}-journal")
    for kill in range(KILLS):
        told = one_kill(path, kept.codes[-1], kill, random.Random(chance.random()))
        tally.update(str(what) for what, *_ in told)
        tally["in the middle"] += journal.exists() and any(journal.read_bytes()[:8])
        remember(kept, told)
        with reopened(path, kept) as group:
            holds(group, kept)
            entries = group.store.ledger.head()[0]
        if kill % 5 == 0 and kept.copies:
            with opened(Path(kept.copies[-1]), kept.codes[0]) as copy:
                assert check.check(copy).holds
        for done in (tmp_path / "copies").glob("*.groupkit"):
            assert str(done) in kept.copies or done.stat().st_size % vault.PAGE == 0
            done.unlink()
        kept.copies.clear()
    with capsys.disabled():
        print(
            f"\n{KILLS} kills, {tally['in the middle']} in the middle of a write: 0 books lost, 0 half entries; "
            f"kept {entries} entries, {tally['seals']} sheets sent, {tally['rows']} rows, "
            f"{tally['people']} people, {tally['copies']} copies, {tally['codes']} new passphrases; "
            f"{time.monotonic() - began:.0f} s"
        )
    assert (
        min(tally[what] for what in ("seals", "rows", "people", "heads", "chairs", "ticks", "copies", "codes")) > 0
    )
    assert tally["in the middle"] > 0
