"""A name is taken out of everything kept about money: no byte of it stays, every figure, hash and seal does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groupkit.core.ledger import Place, PlaceKind
from groupkit.core.people import Person
from groupkit.core.problems import RefusedError
from groupkit.core.redaction import Wanted
from groupkit.core.sheets import Part, Row
from groupkit.core.states import State
from groupkit.services import check, ledger, meetings, money, receipts, redaction, service
from groupkit.storage import letters
from tests import evening, pictures
from tests.envelopes import put
from tests.evening import SATURDAY, named
from tests.pages import holds

NAME = "Zebedee"
ASKED = Wanted(text=NAME, why="They asked us to.", by="Secretary")


def claimed(book, number, who, what, receipt="", pence=90):
    """Write a claim with one line into the file, and return the id of the line."""
    ids = named(book, "Fares")
    with book.store.quietly():
        made = book.store._db.execute_sql(
            "INSERT INTO claim (number, who, day, how, sort) VALUES (?, ?, ?, 'cash', 'cost')",
            (number, who, SATURDAY.isoformat()),
        )
        line = book.store._db.execute_sql(
            "INSERT INTO claim_line (claim, day, kind, fund, what, from_place, to_place, rate, pence, receipt,"
            " no_receipt, why_none, second) VALUES (?, ?, ?, ?, ?, '', '', '', ?, ?, '', '', '')",
            (made.lastrowid, SATURDAY.isoformat(), ids["kind"], ids["fund"], what, pence, receipt),
        )
    return line.lastrowid


def busy(book, tmp_path):
    """Send a sheet on which one name stands wherever a name can, and have it asked about; return its letter."""
    evening.agreed(book)
    claimed(book, 30, NAME, f"{NAME}’s fares")
    hands = ledger.add_place(book, Place(name=f"{NAME}, to bank", kind=PlaceKind.PERSON))
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    money.about(book, sheet, made_by=f"{NAME} (secretary)")
    for row in evening.rows(book):
        money.add_row(book, sheet, row)
    paid = Row(
        part=Part.OUT, **named(book, "Refreshments"), what=f"Milk, {NAME.lower()} paid", who=NAME,
        no_receipt=f"{NAME} lost it", second="Jo", pence=100,
    )  # fmt: skip
    money.add_row(book, sheet, replace(paid, place=None))
    moved = Row(part=Part.MOVED, **named(book), what="Handed over", who=NAME, pence=-500)
    money.add_row(book, sheet, replace(moved, place=hands.id))
    path = tmp_path / f"{NAME}.png"
    path.write_bytes(pictures.png())
    receipts.add(book, path, NAME)
    money.count(book, sheet, NAME, evening.COINS)
    money.count(book, sheet, "Jo", evening.COINS)
    sheet = money.get(book, sheet.id)
    if sheet.difference:
        money.about(book, sheet, explanation=f"{NAME} may have miscounted")
    letter = money.send(book, sheet)
    book.keep_unsaved("money", {"who": f"{NAME}"})
    return letter


def figures(book):
    links = tuple(book.store.ledger.links())
    return (
        [(link.hash, link.entry.lines, link.entry.facts, link.entry.body()) for link in links],
        ledger.balances(book),
    )


@pytest.fixture
def letter(book, tmp_path):
    return busy(book, tmp_path)


def test_no_byte_of_the_name_is_left_and_every_figure_is(book, letter, tmp_path):
    key, before = book.store._key, figures(book)
    old = book.store.backup(tmp_path / "before.groupkit")
    assert holds(book.path, key, NAME)
    made = redaction.redact(book, ASKED)
    now = figures(book)
    assert now[0][: len(before[0])] == before[0]
    assert now[1] == before[1]
    assert len(now[0]) == len(before[0]) + 1
    assert (made.entry, made.day, made.by, made.why) == (len(now[0]), SATURDAY, "Secretary", "They asked us to.")
    assert made.many > 10
    new = book.store.backup(tmp_path / "after.groupkit")
    daily = book.store.daily_backup(book.today())
    for path in (book.path, new, daily):
        assert not holds(path, key, NAME)
    assert holds(old, key, NAME)
    beside = [path for path in tmp_path.iterdir() if path.name.endswith(("-journal", "-wal"))]
    assert sum(path.stat().st_size for path in beside) == 0
    assert book.next_undo is None
    assert book.take_unsaved("money") == {}
    assert check.check(book).holds


def test_the_seals_on_paper_and_the_letters_still_prove_themselves(book, other, letter, tmp_path):
    redaction.redact(book, ASKED)
    sheet = money.sheet(book, meetings.on(book, SATURDAY))
    kept = money.letter(book, sheet)
    assert kept.statement.seal == letter.statement.seal
    assert kept.head == letter.head
    assert [row.pence for row in kept.statement.paid_out] == [row.pence for row in letter.statement.paid_out]
    assert kept.statement.counted_by == ("(taken out 1)", "Jo")
    assert kept.statement.made_by == "(taken out 1) (secretary)"
    assert "(taken out 1), to bank" in {holding.place for holding in kept.statement.holdings}
    money.receive(other, put(tmp_path / "sheet.pdf", kept))
    assert check.check(other).holds
    evening.later(book, weeks=1)
    later = money.sheet(book, meetings.on(book, SATURDAY.replace(day=21)))
    money.about(book, later, made_by="Sam")
    money.add_row(book, later, Row(part=Part.IN, **named(book, "Collection"), pence=0))
    for who in ("Sam", "Jo"):
        money.count(book, later, who, money.get(book, later.id).expected)
    money.receive(other, put(tmp_path / "next.pdf", money.send(book, later)))
    assert len(money.received(other)) == 2
    assert check.check(other).holds


def test_a_facilitator_takes_a_name_out_of_sheets_that_came_in(other, letter, tmp_path):
    money.receive(other, put(tmp_path / "sheet.pdf", letter))
    (came,) = money.received(other)
    money.query(other, came.id, NAME, f"Was it {NAME}?")
    made = redaction.redact(other, ASKED)
    assert not holds(other.path, other.store._key, NAME)
    (kept,) = money.received(other)
    assert kept.letter.head == letter.head
    assert [note.words for note in kept.notes if note.state is State.QUERIED] == ["Was it (taken out 1)?"]
    assert made.many
    assert check.check(other).holds


def test_it_is_said_where_the_words_stand_before_anything_is_done(book, letter):
    before = figures(book)
    found = redaction.find(book, f" {NAME.upper()} ")
    assert {"Sheet 37", "Sheet 37, a row", "Sheet 37, who counted", "Sheet 37, as it was sent", "Claim 30"} <= set(
        found.places
    )
    assert found.places[0].startswith("The book, ")
    assert len(found.places) == len(set(found.places))
    assert (found.on_the_list, found.elsewhere) == (False, False)
    assert figures(book) == before
    service.add_person(book, Person(short_name=NAME))
    assert redaction.find(book, NAME).on_the_list
    assert redaction.find(book, "Eastside").elsewhere
    assert redaction.find(book, "Zebede").spots == ()


def test_the_book_says_when_by_whom_why_and_how_much_and_never_what(book, letter):
    redaction.redact(book, ASKED)
    claimed(book, 31, "Dee", "Bus")
    redaction.redact(book, replace(ASKED, text="Dee"))
    first, second = redaction.redactions(book)
    assert (first.by, second.why) == ("Secretary", "They asked us to.")
    assert NAME not in str(redaction.redactions(book))
    wanted = "SELECT who FROM claim WHERE number IN (30, 31) ORDER BY number"
    names = book.store._db.execute_sql(wanted).fetchall()
    assert names == [("(taken out 1)",), ("(taken out 2)",)]


def test_two_who_counted_stay_two(book, letter):
    redaction.redact(book, ASKED)
    redaction.redact(book, replace(ASKED, text="Jo"))
    kept = money.letter(book, money.sheet(book, meetings.on(book, SATURDAY)))
    assert kept.statement.counted_by == ("(taken out 1)", "(taken out 2)")
    assert check.check(book).holds


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (replace(ASKED, text=" Z "), "at least two letters"),
        (replace(ASKED, why=" "), "Write why"),
        (replace(ASKED, by=""), "which job you do"),
        (replace(ASKED, why=f"{NAME} asked"), "leave the name out"),
        (replace(ASKED, by=NAME), "leave the name out"),
        (replace(ASKED, text="Nobody at all"), "stand nowhere"),
    ],
)
def test_what_is_not_answered_is_said_and_nothing_changes(book, letter, wanted, said):
    before = figures(book)
    with pytest.raises(RefusedError, match=said):
        redaction.redact(book, wanted)
    assert figures(book) == before
    assert redaction.redactions(book) == ()


def test_looking_for_one_letter_is_refused(book):
    with pytest.raises(RefusedError, match="at least two letters"):
        redaction.find(book, "Z")


def test_the_walls_stand_again_afterwards(book, letter):
    redaction.redact(book, ASKED)
    assert book.store._db.execute_sql("SELECT count(*) FROM redacting").fetchone() == (0,)


def test_a_redaction_that_breaks_off_leaves_everything_as_it_was(book, letter, monkeypatch):
    before = figures(book)
    monkeypatch.setattr(letters, "encode", lambda content: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        redaction.redact(book, ASKED)
    monkeypatch.undo()
    assert figures(book) == before
    assert redaction.find(book, NAME).spots
    test_the_walls_stand_again_afterwards(book, letter)


_NAMES = st.text(st.characters(categories=["Ll", "Lo"]), min_size=4, max_size=12).map("zq{}".format)


@pytest.mark.proof
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=_NAMES)
def test_no_byte_of_any_name_is_left(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("names")
    with evening.new_book(folder / "group.groupkit") as book:
        evening.furnish(book)
        evening.open_with(book)
        sheet = money.sheet(book, meetings.on(book, SATURDAY))
        money.about(book, sheet, made_by=name)
        for row in evening.rows(book):
            money.add_row(book, sheet, replace(row, who=name, what=f"{name} {row.what}"))
        for who in (name, "Jo"):
            money.count(book, sheet, who, evening.COINS)
        money.send(book, sheet)
        before = figures(book)
        redaction.redact(book, replace(ASKED, text=name))
        copy = book.store.backup(folder / "copy.groupkit")
        assert figures(book)[0][: len(before[0])] == before[0]
        assert figures(book)[1] == before[1]
        assert check.check(book).holds
        for path in (book.path, copy):
            assert not holds(path, book.store._key, name)
