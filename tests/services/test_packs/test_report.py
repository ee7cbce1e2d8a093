"""A group tells those who pay what it agreed to tell; members see it first, and what went out stays as it was."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest

from groupkit.core.evaluation.deciding import Level, Response
from groupkit.core.evaluation.rounds import Plan
from groupkit.core.funding.awards import Award
from groupkit.core.ledger import Entry, EntryType, Line
from groupkit.core.meetings import Heads
from groupkit.core.outcomes.standing import Counts, Said
from groupkit.core.outcomes.workshop import Run
from groupkit.core.outings.plans import Plan as Outing
from groupkit.core.packs.blocks import Bars, Figure, Grid, Heading, Lines, Manner, Shown, figures
from groupkit.core.packs.figures import differing
from groupkit.core.problems import RefusedError
from groupkit.core.progress import CancelledError
from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.core.service import Turn
from groupkit.services import ledger, meetings, promises
from groupkit.services.evaluation import rounds
from groupkit.services.feedback import results
from groupkit.services.funding import awards
from groupkit.services.outcomes import answers, runs
from groupkit.services.packs import marks, meeting, report
from groupkit.services.packs.making import stretches
from groupkit.storage.evaluation.rows import Told
from groupkit.storage.feedback import keepers
from tests import askings, evening, outings
from tests.evening import SATURDAY, later, named, new_book, reopened
from tests.services.test_funding import spend
from tests.tracing import worked_out

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 30)
EVERY = report.parts()
TOTAL = "contacts/months/total/visits"


def counted(book, **heads):
    """Count heads on some Saturdays, by month and day, like sep05."""
    months = {"sep": 9, "oct": 10, "nov": 11}
    for name, (regulars, new) in heads.items():
        day = date(2026, months[name[:3]], int(name[3:]))
        book.store.heads.write(1, day, Heads(regulars=regulars, first_timers=new))


@pytest.fixture
def lived(tmp_path, tmp_path_factory):
    """A book in which people came, did jobs, and money came from two funders; made once and copied."""
    once = tmp_path_factory.getbasetemp() / "lived.groupkit"
    if not once.exists():
        with new_book(once) as group:
            evening.furnish(group)
            evening.open_with(group)
            live(group)
    with reopened(Path(copy(once, tmp_path / "group.groupkit"))) as group:
        yield group


def live(book):
    """Let people come, do jobs, and money come from two funders."""
    counted(book, sep05=(14, 2), sep12=(16, 0), oct03=(12, 6), oct10=(18, 1), nov07=(20, 3))
    for at, (role, person) in enumerate([("chair", 1), ("chair", 2), ("tea", 1), ("tea", 1), ("cake", 2)]):
        book.store.turns.add(Turn(meeting=1, day=SATURDAY - timedelta(weeks=at), role=role, person=person))
    for at, (funder, pot) in enumerate([("Borough Fund", "Borough"), ("Trust", "Trust pot")]):
        made = Award(funder=funder, pence=50000, starts=date(2026, 4, 1), ends=date(2027, 3, 31 - at))
        known = awards.set_up(book, made, pot)
        arrived = awards.Arrival(
            pence=20000, day=date(2026, 9, 3), place=named(book, place="Bank")["place"], made_by="Sam"
        )
        awards.received(book, known, arrived)
        spend(book, known, "Room", 4000 + at, date(2026, 10, 2))


def grid(pack, key):
    return next(
        block for part in pack.parts for block in part.blocks if isinstance(block, Grid) and block.key == key
    )


def values(row):
    return [figure.value for figure in row]


def found(pack, key):
    return next(figure for figure in figures(pack) if figure.key == key)


def part(pack, key):
    return next(part for part in pack.parts if part.key == key)


def sentences(pack, key):
    blocks = part(pack, key).blocks
    return " ".join(line for block in blocks if isinstance(block, Lines) for line in block.lines)


def refused(does, *args, **kwargs):
    with pytest.raises(RefusedError) as told:
        does(*args, **kwargs)
    return [problem.field for problem in told.value.problems]


def test_only_what_the_group_agreed_to_stands_in_it_and_what_it_cannot_tell(lived):
    made = report.gather(lived, FIRST, LAST, ("contacts", "money"))
    assert [each.key for each in made.parts] == ["about", "contacts", "money", "money-1", "money-2", "limits"]
    assert "do not replace treatment" in sentences(made, "limits")
    assert "people" in part(made, "contacts").caveat
    assert dict(report.titles())["contacts"] == "Visits"
    assert report.listing(lived) == ()


def test_small_counts_of_visits_are_kept_back_and_the_others_have_their_rows(lived):
    made = report.gather(lived, FIRST, LAST, EVERY)
    months = grid(made, "contacts/months")
    # November is not over
    assert months.labels == ("September 2026", "October 2026", "November 2026 (1 Nov to 14 Nov)")
    assert [row[0].value for row in months.rows] == [32, 37, 23]
    assert [row[1].shown for row in months.rows] == [Shown.WITHHELD, Shown.SHOWN, Shown.WITHHELD]
    assert values(months.total) == [92, 12]
    rows = report.trace(made, TOTAL)
    assert {(row.table, row.id) for row in rows} == {("heads", 1)}
    assert [row.day for row in rows] == [
        date(2026, 9, 5),
        date(2026, 9, 12),
        date(2026, 10, 3),
        date(2026, 10, 10),
        date(2026, 11, 7),
    ]
    assert report.trace(made, "contacts/months/2026-09/first") == ()
    assert refused(report.trace, made, "nothing") == ["figure"]


def test_every_figure_that_is_shown_can_be_worked_out_from_its_rows_and_every_sum_holds(lived):
    run = runs.make(lived, Run(day=SATURDAY, title="Half-day"), sure=True)
    answers.say(lived, run, Said(statement="r1", counts=Counts(happening=9, partly=6, not_here=5)), sure=True)
    made = report.gather(lived, FIRST, LAST, EVERY)
    assert marks.marks(made) == ()
    told = {each.key: each for each in figures(made) if each.value is not None}
    assert {key: worked_out(lived, each, FIRST, LAST) for key, each in told.items()} == {
        key: each.value for key, each in told.items()
    }
    assert not [key for key, each in told.items() if each.value and not each.rows]
    names = {key.split("/")[0] for key in told}
    assert names >= {"contacts", "meetings", "places", "service", "money", "outcomes"}


def test_meetings_that_nobody_counted_are_left_blank(lived):
    made = report.gather(lived, date(2026, 9, 1), date(2026, 9, 4), ("contacts", "places", "meetings"))
    assert found(made, TOTAL).shown is Shown.BLANK
    assert sentences(made, "places") == "Nothing to show yet."
    assert grid(made, "contacts/months").labels == ("September 2026 (1 Sept to 4 Sept)",)


def test_a_long_time_is_told_by_years():
    years = stretches(date(2020, 3, 1), date(2022, 12, 31))
    assert [(each.key, each.whole) for each in years] == [("2020", False), ("2021", True), ("2022", True)]


def test_pots_together_are_the_book_and_both_funders_are_served(lived):
    spend(lived, lived.store.awards.first(id=1), "Fares", 600, SATURDAY)
    general, outing = (named(lived, fund=name)["fund"] for name in ("General", "Outing pot"))
    tin = named(lived, place="Tin")["place"]
    with lived.change("Move", "money"):
        lines = (Line(tin, general, None, -500), Line(tin, outing, None, 500))
        entry = replace(_entry(lived, EntryType.FUND_MOVE), lines=lines)
        ledger.post(lived, [(entry, {"made_by": "Sam"})])
    made = report.gather(lived, FIRST, LAST, ("money",))
    pots = grid(made, "money/pots")
    balances = ledger.balances(lived)
    assert pots.total[-1].value == sum(balances.values())
    for row in pots.rows:
        assert sum(values(row)[:-1]) == row[-1].value
    one, two = (grid(made, f"money/award-{award}") for award in (1, 2))
    assert [values(row)[0] for row in one.rows] == [0, 20000, 0, -4600, 0]
    assert [values(row)[0] for row in two.rows] == [0, 20000, 0, -4001, 0]
    assert values(one.total) == [15400]
    assert "Borough Fund" in part(made, "money-1").title
    assert marks.marks(made) == ()


def _entry(book, kind):
    return Entry(seq=0, day=SATURDAY, recorded_at=book.now(), type=kind, lines=(), decided_on=SATURDAY)


def test_a_book_without_money_says_so(tmp_path):
    with new_book(tmp_path / "new.groupkit") as group:
        made = report.gather(group, FIRST, LAST, EVERY)
        assert sentences(made, "money") == "Nothing to show yet."
        assert sentences(made, "outings") == "Nothing to show yet."
        # what says how to read figures would say what is not so
        assert [part(made, key).caveat for key in ("money", "themes")] == ["", ""]
        assert "No day is written down on which" in sentences(made, "sustainability")
        assert found(made, "sustainability/cost/year/pence").shown is Shown.BLANK
        assert [block.key for block in part(made, "service").blocks] == ["service/all"]


def test_a_job_that_one_person_did_has_no_row_of_its_own(lived):
    jobs = grid(report.gather(lived, FIRST, LAST, ("service",)), "service/jobs")
    assert jobs.labels == ("Chair", "Other jobs")
    assert [values(row) for row in (*jobs.rows, jobs.total)] == [[2], [3], [5]]
    lived.store.turns.remove(role="cake")
    jobs = grid(report.gather(lived, FIRST, LAST, ("service",)), "service/jobs")
    assert jobs.labels == ("Chair",)
    # with the total, the rest would be told
    assert jobs.total[0].shown is Shown.WITHHELD


def test_a_job_is_not_told_of_days_that_leave_out_one_person_of_a_report_before(lived):
    report.keep(lived, FIRST, LAST, ("service",))
    shorter = report.gather(lived, FIRST, SATURDAY - timedelta(days=1), ("service",))
    # beside two turns at the chair until today, one until yesterday is that of the person of today
    jobs = [block for block in part(shorter, "service").blocks if isinstance(block, Grid)][1:]
    assert all("Chair" not in table.labels and table.total[0].shown is Shown.WITHHELD for table in jobs)
    for person, weeks in ((1, 1), (2, 0)):
        day = SATURDAY - timedelta(weeks=weeks)
        lived.store.turns.add(Turn(meeting=1, day=day, role="chair", place=2, person=person))
    jobs = grid(report.gather(lived, FIRST, SATURDAY - timedelta(days=1), ("service",)), "service/jobs")
    assert jobs.labels[0] == "Chair"


def test_themes_of_these_days_are_told_in_words_with_what_the_group_said(lived):
    keys = [keepers.new_keeper(name, "four words", SATURDAY) for name in ("Sam", "Jo")]
    first, second = (lived.store.feedback_keepers.add(each) for each in keys)
    plan = Plan(title="Talks", purpose="To hear", what_happens="We tell", reader=first, coders=(first, second))
    made = rounds.open_(lived, plan, sure=True)
    told = Told(
        round=made.id,
        place=1,
        title="Both count",
        words="Nobody chooses.\n“Me too.”",
        level=Level.MOST,
        passed_on=SATURDAY,
    )
    lived.store.evaluation_themes.add(replace(told, response=Response.AGREE))
    lived.store.evaluation_themes.add(
        replace(told, place=2, title="Alone", level=Level.ONE, response=Response.AGREE)
    )
    lived.store.evaluation_themes.add(replace(told, place=3, title="Not heard yet"))
    inside = meeting.gather(lived, FIRST)
    assert [block.words for block in part(inside, "themes").blocks if isinstance(block, Heading)] == [
        "Talks", "Both count", "Alone", "Not heard yet",
    ]  # fmt: skip
    assert "“Me too.”" in sentences(inside, "themes")
    # what goes outside was answered by the group, was said by more than one, and is in nobody's own words
    pack = report.gather(lived, FIRST, LAST, ("themes",))
    assert [block.words for block in part(pack, "themes").blocks if isinstance(block, Heading)] == [
        "Talks",
        "Both count",
    ]
    assert sentences(pack, "themes") == (
        "Nobody chooses. Most of those who talked spoke of this. The group agrees with this."
    )
    assert (
        sentences(report.gather(lived, FIRST, date(2026, 10, 1), ("themes",)), "themes") == "Nothing to show yet."
    )
    short = sentences(meeting.gather(lived), "one-page")
    assert short.startswith("Both count: Most of those who talked spoke of this. Alone")


def test_promises_are_told_without_who_sees_to_them_and_with_them_in_our_own_pack(lived):
    made = Promise(
        said="It is cold.",
        source=Source(kind=SourceKind.MEETING),
        what="Ask for a heater.",
        owner="secretary",
        again=date(2026, 12, 1),
        made_on=SATURDAY,
    )
    one = promises.make(lived, made, sure=True)
    promises.make(lived, replace(made, said="Too long.", state=State.COULD_NOT, why="The hall closes."), sure=True)
    promises.make(lived, replace(made, said="Too loud.", state=State.TRIED, why="It helped some."), sure=True)
    pack = report.gather(lived, FIRST, LAST, ("actions",))
    assert "Too loud." in sentences(pack, "actions")
    assert "It is cold." in sentences(pack, "actions")
    assert "Secretary" not in sentences(pack, "actions")
    assert "Why: The hall closes." in sentences(pack, "actions")
    ours = sentences(meeting.gather(lived), "promises")
    assert "Who looks after it: Secretary" in ours
    assert "We look again: December 2026" in ours
    promises.settle(lived, one.id, State.DONE)
    promises.told(lived, one.id)
    assert "Told to the group on Saturday 14 November" in sentences(meeting.gather(lived), "promises")
    assert found(meeting.gather(lived), "actions/all/done/number").value == 1


def test_what_was_answered_about_services_is_told_where_many_answered(lived):
    assert sentences(report.gather(lived, FIRST, LAST, ("outcomes",)), "outcomes") == "Nothing to show yet."
    run = runs.make(lived, Run(day=SATURDAY, title="Half-day"), sure=True)
    answers.say(lived, run, Said(statement="r1", counts=Counts(happening=9, partly=6, not_here=2)), sure=True)
    table = grid(report.gather(lived, FIRST, LAST, ("outcomes",)), "outcomes/statements")
    assert [figure.value for figure in table.rows[0]] == [9, None, None, None, 17]
    assert table.across == 4


def test_a_report_is_kept_agreed_seen_and_sent_and_then_stays(lived):
    kept = report.keep(lived, FIRST, LAST, ("contacts",))
    assert kept.key == "2026-11-14-1"
    assert "Members have not seen this report yet." in sentences(report.opened(lived, kept.key), "about")
    assert refused(report.send, lived, kept.key, "") == ["report", "report", "to_whom"]
    report.agree(lived, kept.key)
    report.seen(lived, kept.key)
    assert "Members saw this report before it was sent, on" in sentences(report.opened(lived, kept.key), "about")
    sent = report.send(lived, kept.key, " The  council ")
    assert (sent.to_whom, sent.sent_on, report.listing(lived)) == ("The council", SATURDAY, (sent,))
    assert refused(report.drop, lived, kept.key) == ["report"]
    assert refused(report.opened, lived, "nowhere") == ["report"]
    assert lived.next_undo is None


def test_the_book_put_right_later_changes_no_report_and_the_next_says_what_changed(lived):
    kept = report.keep(lived, FIRST, LAST, ("contacts",))
    counted(lived, nov07=(25, 3))
    assert found(report.opened(lived, kept.key), TOTAL).value == 92
    again = report.keep(lived, FIRST, LAST, ("contacts",))
    changed = differing(report.opened(lived, kept.key), report.opened(lived, again.key))
    assert TOTAL in {each.key for each in changed}
    report.drop(lived, again.key)
    assert [each.key for each in report.listing(lived)] == [kept.key]


def test_a_report_ends_today_where_its_last_day_is_to_come(lived):
    kept = report.keep(lived, FIRST, LAST, ("contacts",))
    assert (kept.first, kept.last) == (FIRST, SATURDAY)
    assert "to Saturday 14 November 2026" in sentences(report.opened(lived, kept.key), "about")
    assert refused(report.gather, lived, LAST, LAST, ("contacts",)) == ["first"]


def test_a_second_report_gives_nothing_of_the_first_away(lived):
    report.keep(lived, FIRST, date(2026, 10, 31), ("contacts",))
    counted(lived, nov07=(2, 0))
    later(lived, weeks=4)
    made = report.gather(lived, FIRST, LAST, ("contacts",))
    # 69 were told to the end of October, and with it a total would tell the two of November
    assert found(made, TOTAL).shown is Shown.WITHHELD
    assert found(made, "contacts/months/2026-09/visits").value == 32


def test_what_is_wrong_is_told_at_once_and_the_threshold_only_goes_up(lived):
    assert refused(report.gather, lived, LAST, FIRST, ("nothing",), k=2) == ["first", "k", "agreed"]
    report.keep(lived, FIRST, LAST, ("contacts",), k=7)
    assert refused(report.keep, lived, FIRST, LAST, ("contacts",)) == ["k"]


class Stop:
    """Presses Cancel at a step."""

    def __init__(self, at):
        self.left = at

    def step(self, done, total):
        assert done <= total
        self.left -= 1
        if not self.left:
            raise CancelledError


@pytest.mark.parametrize("at", [1, 3])
def test_making_either_can_be_stopped_and_nothing_is_kept(lived, at):
    with pytest.raises(CancelledError):
        report.keep(lived, FIRST, LAST, EVERY, progress=Stop(at))
    with pytest.raises(CancelledError):
        meeting.gather(lived, progress=Stop(at))
    assert report.listing(lived) == ()
    assert list(lived.store.report_figures) == []


def test_a_table_that_does_not_add_up_is_printed_with_its_mark(lived, monkeypatch):
    monkeypatch.setattr(marks, "marks", lambda _pack: ("The rows make 4. The table says 5.",))
    said = sentences(report.gather(lived, FIRST, LAST, ("contacts",)), "about")
    assert "The rows do not add up to the total. Please look at it before it is sent. The rows make 4." in said
    ours = meeting.gather(lived)
    assert "The rows make 4. The table says 5." in sentences(ours, ours.parts[0].key)


def test_two_places_that_differ_are_both_named(lived):
    made = report.gather(lived, FIRST, LAST, ("contacts",))
    twice = replace(
        part(made, "contacts"),
        blocks=(replace(grid(made, "contacts/sorts"), total=(Figure(key=TOTAL, value=93),)),),
    )
    said = marks.marks(replace(made, parts=(*made.parts, twice)))
    assert any("Two places say different things: 92 and 93." in each for each in said)


def test_the_pack_follows_the_running_order_with_sheets_to_write_on(lived):
    pack = meeting.gather(lived)
    assert [each.key for each in pack.parts][:3] == ["agenda", "agreement", "promises"]
    assert part(pack, "agenda").spoken.startswith("Welcome: 4 minutes\nHello, and welcome.")
    assert "Welcome: 4 minutes" in sentences(pack, "agenda")
    assert [block.label for block in part(pack, "keep-change-try").blocks] == ["Keep", "Change", "Try"]
    things = [each.words for each in part(pack, "decision-sheet").blocks if isinstance(each, Heading)]
    assert things == ["The first thing", "The second thing", "The third thing"]
    sums = grid(pack, "one-page/sums")
    assert [figure.key for (figure,) in sums.rows][:2] == ["meetings/months/total/held", TOTAL]
    assert sums.rows[1] == (found(pack, TOTAL),)
    assert sentences(pack, "feedback-sets").startswith("Too few people answered")
    assert meeting.gather(lived, SATURDAY + timedelta(days=9)).parts
    assert part(meeting.gather(lived, language="de"), "visits").blocks


def test_the_pack_keeps_back_what_a_report_would(lived):
    def first_timers():
        return [row[1].value for row in grid(meeting.gather(lived), "contacts/months").rows if row[1].value]

    assert first_timers() == [7]
    report.keep(lived, FIRST, LAST, ("money",), k=8)
    assert first_timers() == []


def test_the_pack_without_a_day_begins_with_the_month_a_year_ago(lived):
    for day, regulars in ((date(2025, 10, 31), 7), (date(2025, 11, 1), 9)):
        lived.store.heads.write(1, day, Heads(regulars=regulars))
    assert found(meeting.gather(lived), TOTAL).value == 92 + 9
    assert found(meeting.gather(lived, date(2025, 10, 31)), TOTAL).value == 92 + 9 + 7


def test_a_meeting_without_a_venue_is_called_by_its_name(lived):
    held = meetings.listing(lived)[0]
    lived.store.meetings.change(held.id, replace(held, venue=""))
    places = grid(report.gather(lived, FIRST, LAST, ("places",)), "places/meetings")
    assert places.labels == ("Sat meeting",)
    assert values(places.rows[0]) == [values(places.total)[0], 92]


def test_a_day_out_is_told_with_those_who_came_and_a_small_one_is_not(lived):
    outings.played(lived)
    later(lived, weeks=4)
    made = report.gather(lived, FIRST, LAST, ("outings",))
    assert grid(made, "outings/all").labels == ("Seaside, Saturday 14 November 2026",)
    (figure,) = {each for each in figures(made) if each.key == "outings/all/total/people"}
    assert (figure.value, figure.rows[0].table) == (13, "outing")
    assert worked_out(lived, figure, FIRST, LAST) == 13
    assert sentences(report.gather(lived, FIRST, SATURDAY - timedelta(days=1), ("outings",)), "outings")
    # the day itself is one of these days
    assert grid(report.gather(lived, SATURDAY, SATURDAY, ("outings",)), "outings/all").rows
    with lived.store.quietly():
        lived.store.outing_details.add(Outing(outing=figure.rows[0].id, called_off=True))
    assert sentences(report.gather(lived, FIRST, LAST, ("outings",)), "outings") == "Nothing to show yet."


def test_the_box_stands_in_the_pack_as_it_was_released_and_nowhere_beside_other_figures(lived):
    made = askings.begun(lived)
    askings.cast(lived, made.key, [askings.rated(at % 5) for at in range(12)])
    askings.opened(lived, made.key)
    released = results.of(lived, made.key)
    assert released is not None
    sentences_of_it = {line for shown in released.tables for line in shown.lines}
    pack = meeting.gather(lived)
    told = [
        line
        for block in part(pack, "feedback-sets").blocks
        if isinstance(block, Lines) and block.manner is Manner.POINTS
        for line in block.lines
    ]
    # an answer may stand with several of its sentences, but with no other
    assert told
    for line in told:
        rest = line
        for each in sorted(sentences_of_it, key=len, reverse=True):
            rest = rest.replace(each, "")
        assert not rest.strip()
    assert not [block for block in part(pack, "feedback-sets").blocks if isinstance(block, (Grid, Bars))]
    whole = report.gather(lived, FIRST, LAST, EVERY)
    written = " ".join(sentences(whole, each.key) for each in whole.parts)
    assert not [line for line in sentences_of_it if line in written]
