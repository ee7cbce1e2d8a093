"""Hundreds of changed copies of a sheet: each is refused with a sentence, and the book it was for is as it was."""

import copy
import hashlib
import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from groupkit.core.ledger import chained, seal
from groupkit.core.letters import Letter
from groupkit.core.problems import GroupkitError
from groupkit.core.sheets import Part, Row
from groupkit.services import check, ledger, meetings, money
from groupkit.services.group import Group
from groupkit.storage import letters
from tests import evening
from tests.envelopes import packed, plain, put, rows_of, signed
from tests.evening import SATURDAY

pytestmark = pytest.mark.proof

SPOILT, RESIGNED, RESEALED = 250, 100, 300
MARK = b"%groupkit-letter-1 "

UNPROVEN = re.compile(
    r"(notes|follows|statement\.(group|meeting|begins|funds\.\d|sent_to|sent_on|start_reason|next_chair|reserve|reserve_months|owed"
    r"|owed_pence|owed_general|advances|advances_pence|advances_general|currency|counted_by.*|alone_reason"
    r"|holdings\.\d\.(since|statement|place)|coins.*))"
)
"""What no entry speaks of: it is taken as it was said, like the words on the paper."""


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[Letter]:
    """Return the second letter of a book: rows of every kind, a correction in between."""
    with evening.new_book(tmp_path / "group.groupkit") as book:
        evening.furnish(book)
        evening.open_with(book)
        evening.agreed(book)
        put(tmp_path / "37.pdf", money.send(book, evening.filled_sheet(book)))
        ledger.reverse(book, 2, "typed on the wrong night", "Sam")
        evening.later(book, weeks=1)
        sheet = money.sheet(book, meetings.on(book, SATURDAY + timedelta(weeks=1)))
        money.about(book, sheet, made_by="Sam (secretary)", explanation="One coin rolled away")
        for row in evening.rows(book):
            claim = 22 if row.claim else None
            money.add_row(book, sheet, _other_claim(row, claim), sure=True)
        worth = money.get(book, sheet.id).expected - 20
        coins = {100: worth // 100, 1: worth % 100}
        for who in ("Sam", "Jo"):
            money.count(book, sheet, who, coins)
        made = money.send(book, sheet)
        assert check.check(book).holds
        yield made


def _other_claim(row: Row, claim: int | None) -> Row:
    values = {name: getattr(row, name) for name in row.__slots__}
    general = {"fund": 1} if row.part is Part.OUT else {}
    agreed = {"pence": 670} if claim else {}
    return Row(**{**values, "claim": claim, **general, **agreed})


@pytest.fixture
def receiver(tmp_path: Path, letter: Letter) -> Iterator[Group]:
    """Return the facilitator's book, which has the sheet before."""
    with evening.new_book(tmp_path / "other.groupkit", "Facilitators", "b" * 32) as group:
        money.receive(group, tmp_path / "37.pdf")
        yield group


def as_it_is(group: Group) -> tuple[object, ...]:
    """Return what tells whether anything was written: rows, head, and every write the database ever made."""
    writes = group.store._db.connection().total_changes
    return rows_of(group), group.store.ledger.head(), money.status(group), writes


def spoils(whole: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield changed copies of a file, without end."""
    size = len(whole)
    while True:
        at, to = sorted(chance.sample(range(size), 2))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        yield "a bit", bytes(flipped)
        edited = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            edited[chance.randrange(size)] = chance.randrange(256)
        yield "bytes", bytes(edited)
        yield "cut short", whole[:at]
        yield "a piece missing", whole[:at] + whole[to:]
        yield "a piece twice", whole[:to] + whole[at:]
        third = (to + size) // 2
        yield "pieces swapped", whole[:at] + whole[to:third] + whole[at:to] + whole[third:]
        yield "text added", whole + chance.randbytes(chance.randint(1, 80))
        yield "text before", chance.randbytes(chance.randint(1, 8)) + whole
        yield "digits changed", re.sub(rb"(?<=\d)[1-8](?=\d)", b"9", whole, count=chance.randint(1, 5))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Callable[[Any], None], Any]]:
    """Yield every value in a letter: its path, a way to put another there, and what stands there."""
    for key, found in value.items() if isinstance(value, dict) else enumerate(value):
        here = f"{path}.{key}".lstrip(".")
        if isinstance(found, dict | list):
            yield from leaves(found, here)
        if not isinstance(found, dict) and found != []:
            yield here, partial(value.__setitem__, key), found


def another(found: Any, chance: random.Random) -> Any:
    """Return another value of the same sort: an amount, a text, a day, a list that lost or gained something."""
    match found:
        case bool():
            return not found
        case int():
            return chance.choice([found + 1, found - 1, -found or 5, found * 10 or 7, found + 100, 2**62])
        case None:
            return chance.choice([1, 36])
        case list():
            at = chance.randrange(len(found))
            rest = found[:at] + found[at + 1 :]
            return chance.choice([rest, [*found, found[at]], [found[at], *rest] if at else rest, []])
        case str():
            return _other_text(found, chance)
    raise AssertionError(found)


def _other_text(found: str, chance: random.Random) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", found):
        return (date.fromisoformat(found) + timedelta(days=chance.choice([-7, 1, 365]))).isoformat()
    if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:Z.+]+", found):
        return (
            (datetime.fromisoformat(found) + timedelta(days=chance.choice([-1, 1])))
            .isoformat()
            .replace("+00:00", "Z")
        )
    return chance.choice([found + "x", found[::-1] + "y", "Somebody else", found[1:] + "z"])


def _reordered(made: dict[str, Any], every: dict[str, Any]) -> bool:
    """Tell whether only the order of the places changed, which changes no figure."""
    return sorted(map(str, made["letter"]["statement"]["holdings"])) == sorted(
        map(str, every["letter"]["statement"]["holdings"])
    )


def reseals(letter: Letter, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield sheets with one thing changed inside and everything sealed again as groupkit would, without end."""
    every = plain(letter)
    paths = [path for path, _, _ in leaves(every) if not UNPROVEN.fullmatch(path.removeprefix("letter."))]
    while True:
        for path in chance.sample(paths, len(paths)):
            made = copy.deepcopy(every)
            put_there, found = next((put_in, old) for here, put_in, old in leaves(made) if here == path)
            put_there(another(found, chance))
            if made != every and not (path.endswith("holdings") and _reordered(made, every)):
                yield re.sub(r"\.\d+", "", path.removeprefix("letter.")), packed(made)


def rewritten(letter: Letter) -> Iterator[tuple[str, bytes]]:
    """Yield sheets whose cheat worked out every hash and the seal again, but not the paper of the week before."""
    for pence in (1, 10, 100, -100):
        made = plain(letter)
        said, entries = made["letter"]["statement"], made["letter"]["entries"]
        row = said["money_in"][1]
        entry = next(one for one in entries if one["seq"] == row["entry"])
        row["pence"] += pence
        entry["lines"][0]["pence"] += pence
        yield "one amount, all hashes again", packed(_chained(made))


def _chained(made: dict[str, Any]) -> dict[str, Any]:
    """Chain every entry of a letter anew."""
    content = letters.decode(msgspec.json.encode(made))
    assert isinstance(content, Letter)
    found = list(chained([sealed.link().entry for sealed in content.entries], content.head_before))
    entries = tuple(type(content.entries[0]).of(link) for link in found)
    values = {name: getattr(content, name) for name in Letter.__slots__} | {"entries": entries}
    renewed = plain(Letter(**values))
    renewed["letter"]["statement"]["seal"] = seal(found[-1].hash)
    return renewed


def test_the_honest_sheet_is_taken_in(letter, receiver, tmp_path):
    money.receive(receiver, put(tmp_path / "38.pdf", letter))
    assert [one.letter for one in money.received(receiver)][1:] == [letter]
    assert check.check(receiver).holds
    assert letter.statement.start_reason


def test_every_changed_copy_is_refused_and_changes_nothing(letter, receiver, tmp_path, capsys):
    chance, tally = random.Random(71), Counter[str]()
    whole = put(tmp_path / "38.pdf", letter).read_bytes()
    path = tmp_path / "changed.pdf"
    before, bytes_before = as_it_is(receiver), fingerprint(receiver)

    def refused(changed: bytes, what: str) -> bool:
        path.write_bytes(changed)
        try:
            money.receive(receiver, path)
        except GroupkitError as error:
            assert str(error).strip()
            assert as_it_is(receiver) == before
            return True
        pytest.fail(f"taken in: {what}")

    copies = (pair for pair in spoils(whole, chance) if pair[1] != whole)
    for how, changed in (next(copies) for _ in range(SPOILT)):
        tally[f"changed: {how}"] += refused(changed, how)
    harmless = 0
    for _, changed in (next(copies) for _ in range(RESIGNED)):
        mended = signed(changed) if MARK in changed else changed
        try:
            harmless += letters.opened(mended) == letter
        except GroupkitError:
            tally["changed and signed again"] += refused(mended, "signed again")
    inner = reseals(letter, chance)
    for what, changed in (*(next(inner) for _ in range(RESEALED)), *rewritten(letter)):
        tally["changed inside and sealed again"] += refused(changed, what)
    assert fingerprint(receiver) == bytes_before
    assert check.check(receiver).holds
    refusals = sum(tally.values())
    assert refusals >= 500
    assert refusals + harmless == SPOILT + RESIGNED + RESEALED + 4
    with capsys.disabled():
        print(
            f"\n{refusals} changed sheets refused, 0 taken in, the book the same byte for byte; "
            f"{harmless} more changed outside the data and signed again: read exactly as sent. "
            + ", ".join(f"{how}: {many}" for how, many in sorted(tally.items()))
        )


def fingerprint(group: Group) -> str:
    """Return the hash of the file, read by another program so that the lock of this one stays."""
    code = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())"
    made = subprocess.run(["python3", "-c", code, str(group.path)], check=True, capture_output=True, text=True)
    assert made.stdout.strip() != hashlib.sha256(b"").hexdigest()
    return made.stdout


def test_what_no_entry_speaks_of_is_said_or_refused_but_never_breaks_anything(letter, receiver, tmp_path):
    chance, path = random.Random(39), tmp_path / "changed.pdf"
    every = plain(letter)
    for here in [path_ for path_, _, _ in leaves(every) if UNPROVEN.fullmatch(path_.removeprefix("letter."))]:
        for _ in range(3):
            made = copy.deepcopy(every)
            put_there, found = next((put_in, old) for other, put_in, old in leaves(made) if other == here)
            put_there(another(found, chance))
            path.write_bytes(packed(made))
            try:
                money.receive(receiver, path)
            except GroupkitError as error:
                assert str(error)
            assert check.check(receiver).holds
