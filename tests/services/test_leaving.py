"""Whoever leaves the list leaves no name behind: not in the tables, not in undo, not in what was typed."""

from dataclasses import replace
from datetime import timedelta

from groupkit.core.handover.passing import Handover
from groupkit.core.outings.values import Goer, Outing
from groupkit.core.people import Person
from groupkit.core.service import Nomination, Term
from groupkit.services import check, leaving, ledger, money, service, terms
from groupkit.services.handover import passing
from groupkit.services.outings import planning, safety
from tests import evening
from tests.crowds import add, did, held
from tests.evening import SATURDAY
from tests.pages import holds

NAME = "Zebedee"


def busy(book):
    """Return somebody with turns, a term, a nomination, absences and words half typed."""
    zeb = add(book, NAME, knows="chair")
    did(book, NAME, "chair", 2)
    did(book, NAME, "reader", 1)
    service.assign(book, held(book, 1), "greeter", NAME)
    terms.hold(book, Term(role="treasurer", person=zeb.id, since=SATURDAY - timedelta(weeks=9)))
    terms.hold(book, Term(role="safety", person=zeb.id, since=SATURDAY + timedelta(weeks=1)))
    terms.put_forward(
        book, Nomination(role="secretary", person=zeb.id, by_self=True, said_yes=False, named_on=SATURDAY)
    )
    passing.start(book, Handover(role="secretary", started_on=SATURDAY, giver=zeb.id, third=NAME))
    passing.start(book, Handover(role="safety", started_on=SATURDAY, taker=zeb.id, third="Ali"))
    walk = planning.start(book, Outing(name="Walk", day=SATURDAY, fund=ledger.general(book).id))
    for name in (NAME, "Ali"):
        planning.person(book, Goer(outing=walk.id, name=name))
    safety.job(book, walk.id, "photos", zeb.id)
    book.keep_unsaved("service", {"person": f"{NAME} likes tea"})
    book.keep_unsaved("money", {"what": "Milk"})
    return zeb


def test_what_it_means_is_said_before_it_is_done(book):
    told = leaving.leaving(book, busy(book))
    assert (len(told.coming), len(told.terms), told.past, told.sheets) == (1, 2, 2, 0)
    said = list(leaving.sentences(told))
    assert said[0] == "The name goes from this book for good. This cannot be undone."
    assert "1 coming job falls open." in said
    assert "2 longer jobs fall vacant." in said
    assert "1 job on an outing falls open." in said
    assert "2 turns stay as numbers, without a name." in said
    assert NAME in {person.short_name for person in service.people(book)}


def test_the_name_goes_and_the_counts_stay(book):
    leaving.remove(book, busy(book))
    assert NAME not in {person.short_name for person in service.people(book)}
    past = [turn for turn in book.store.turns if turn.day < SATURDAY]
    assert [(turn.role, turn.person) for turn in past] == [("chair", None), ("reader", None)]
    assert all(turn.person is not None for turn in book.store.turns if turn.day >= SATURDAY)
    ended = [term for term in terms.terms(book) if term.role == "treasurer"]
    assert [(term.person, term.until) for term in ended] == [(None, SATURDAY - timedelta(days=1))]
    assert {each.role.key: each.since for each in terms.vacancies(book)}["treasurer"] == SATURDAY
    assert not [term for term in terms.terms(book) if term.role == "safety"]
    assert terms.nominations(book, waiting=False) == ()
    assert [goer.name for goer in book.store.outing_people] == ["", "Ali"]
    assert list(book.store.outing_jobs) == []


def test_it_cannot_be_undone_and_other_words_half_typed_stay(book):
    leaving.remove(book, busy(book))
    assert book.next_undo is None
    assert book.take_unsaved("service") == {}
    assert book.take_unsaved("money") == {"what": "Milk"}


def test_money_sheets_that_name_them_are_counted_and_stay(book):
    evening.agreed(book)
    money.send(book, evening.filled_sheet(book))
    sam = next(person for person in service.people(book) if person.short_name == "Sam")
    told = leaving.leaving(book, sam)
    assert told.sheets == 1
    assert any("1 money sheet names them" in sentence for sentence in leaving.sentences(told))


def test_somebody_who_did_nothing_just_goes(book):
    told = leaving.remove(book, service.add_person(book, Person(short_name="Quiet")))
    assert len(list(leaving.sentences(told))) == 2


def test_no_page_of_the_file_and_no_backup_made_later_holds_the_name(book, tmp_path):
    """Byte for byte: in every page of the file, free ones too, and of copies made after the name was taken off."""
    person, key = busy(book), book.store._key
    for at in range(40):
        service.change_person(book, replace(person, most=at % 5))
    book.undo()
    before = book.store.backup(tmp_path / "before.groupkit")
    assert holds(book.path, key, NAME)
    assert holds(before, key, NAME)
    leaving.remove(book, person)
    after = book.store.backup(tmp_path / "after.groupkit")
    daily = book.store.daily_backup(book.today())
    assert holds(book.path, key, "Sam")
    for path in (book.path, after, daily):
        assert not holds(path, key, NAME)
    left = [each for each in tmp_path.rglob("*") if each.is_file() and each != before]
    assert not [each for each in left if NAME.encode() in each.read_bytes()]
    assert check.check(book).holds
