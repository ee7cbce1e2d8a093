"""Somebody tries groupkit out on a made-up group that looks alive on any day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from errno import ENOSPC

import pytest

from groupkit.core.claims import State as ClaimState
from groupkit.core.feedback.rounds import State as RoundState
from groupkit.core.ledger import FundKind, PlaceKind
from groupkit.core.packs.blocks import Blank, Lines, figures
from groupkit.core.progress import CancelledError
from groupkit.core.safety import freshness
from groupkit.core.states import State
from groupkit.core.tonight import Task
from groupkit.services import check, ledger, meetings, money, openings, safety, sample, service, tonight, visits
from groupkit.services.claims import known
from groupkit.services.feedback import opening, results, rounds, texts
from groupkit.services.group import Group, Surroundings, open_group
from groupkit.services.outings import ideas, planning
from groupkit.services.outings.known import gathered
from groupkit.services.outings.reckoning import listing as outings
from groupkit.services.packs import meeting, report, visiting
from groupkit.services.packs.marks import marks
from groupkit.storage.packs import shipped as words
from tests.evening import PASSPHRASE, surroundings
from tests.tracing import worked_out

TODAY = date(2026, 11, 17)
SATURDAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Group]:
    """Make the sample once; its own day is a Tuesday."""
    path = tmp_path_factory.mktemp("sample") / "sample.groupkit"
    with sample.make(path, PASSPHRASE, today=TODAY) as group:
        assert group.surroundings == Surroundings()
        group.surroundings = surroundings(TODAY)
        yield group


class StopAt:
    """Progress that is stopped part of the way."""

    def __init__(self, step: int) -> None:
        self.last, self.seen = step, 0

    def step(self, done: int, total: int) -> None:
        assert self.seen < done <= total
        self.seen = done
        if done == self.last:
            raise CancelledError


def test_the_whole_book_holds(made):
    report = check.check(made)
    assert report.faults == ()
    assert report.entries > 150
    assert report.sheets == 59


def test_the_same_day_makes_the_same_book_on_any_day_of_the_week(made, tmp_path):
    with sample.make(tmp_path / "again.groupkit", PASSPHRASE, today=TODAY) as again:
        assert list(again.store.ledger.links()) == list(made.store.ledger.links())
        assert ledger.current_seal(again) == ledger.current_seal(made)
        assert money.status(again) == money.status(made)
        assert service.people(again) == service.people(made)
        assert list(again.store.turns) == list(made.store.turns)
        for sheet in made.store.sheets.where():
            assert money.letter(again, sheet) == money.letter(made, sheet)


def test_the_pack_holds_every_part_a_group_looks_at_and_none_is_empty(made):
    found = {part.key: part for part in meeting.gather(made).parts}
    assert set(found) == {
        *("agenda", "agreement", "promises", "one-page", "themes", "feedback-sets", "visits", "service", "outings"),
        *("money", "cards", "keep-change-try", "decision-sheet", "promise-sheet", "help"),
    }
    blocks = [block for part in found.values() for block in part.blocks]
    assert (words.meeting().nothing_yet,) not in {each.lines for each in blocks if isinstance(each, Lines)}
    assert all(part.blocks for part in found.values())
    assert {key for key, part in found.items() if any(isinstance(block, Blank) for block in part.blocks)} == {
        *("cards", "keep-change-try", "decision-sheet", "promise-sheet"),
    }
    told = report.gather(made, TODAY - timedelta(days=200), TODAY, report.parts())
    named = [part.key for part in told.parts if not part.key.startswith("money-")]
    assert named == ["about", *report.parts(), "limits"]
    assert all(part.blocks for part in told.parts)


def test_every_figure_of_its_report_is_worked_out_anew_from_the_rows_it_names(made):
    (kept,) = report.listing(made)
    told = {each.key: each for each in figures(report.opened(made, kept.key)) if each.value is not None}
    assert {key.split("/")[0] for key in told} >= {"contacts", "meetings", "money", "service", "actions"}
    again = {key: worked_out(made, each, kept.first, kept.last) for key, each in told.items()}
    assert again == {key: each.value for key, each in told.items()}
    assert not [key for key, each in told.items() if each.value and not each.rows]


def test_it_looks_alive_on_a_saturday_too(tmp_path):
    with sample.make(tmp_path / "sample.groupkit", PASSPHRASE, today=SATURDAY) as group:
        group.surroundings = surroundings(SATURDAY)
        assert check.check(group).holds
        now = tonight.tonight(group)
        assert now is not None
        assert now.occasion.day == SATURDAY
        assert now.sheet is None
        assert now.next_chair is None
        assert {tick.task for tick in now.checklist.ticks if tick.done} == {Task.FORMAT, Task.CHAIR}
        assert group.next_undo is None


def test_thirty_people_are_on_the_list_by_one_short_name(made):
    people = service.people(made)
    assert len({person.short_name for person in people}) == 30
    assert [problem for person in people for problem in person.problems()] == []
    assert sum(bool(person.willing) for person in people) == 10
    assert sum(person.resting for person in people) == 2
    assert not [person.short_name for person in people if person.short_name[0] in "ABCDEF"]


def test_every_month_had_meetings_and_one_fortnight_had_none(made):
    counted = meetings.contacts(made, date.min, date.max)
    held = {day for _, day, _ in counted}
    first = TODAY - timedelta(weeks=61)
    months = {(first + timedelta(days=days)).strftime("%Y-%m") for days in range((TODAY - first).days)}
    assert {day.strftime("%Y-%m") for day in held} == months
    planned = {occasion.day for occasion in meetings.between(made, first, TODAY - timedelta(days=1))}
    shut = sorted(planned - held)
    assert len(shut) == 4
    assert shut[-1] - shut[0] < timedelta(days=14)


def test_no_meeting_had_more_regulars_than_people(made):
    heads = [heads for _, _, heads in meetings.contacts(made, date.min, date.max)]
    assert min(each.regulars for each in heads) > 0
    assert max(each.regulars for each in heads) < len(service.people(made))
    assert sum(each.first_timers for each in heads) > 10


def test_the_outing_was_one_day_with_heads_and_a_cost(made):
    (outing,) = (meeting for meeting in meetings.listing(made) if meeting.when.dates)
    (day,) = outing.when.dates
    assert meetings.heads(made, meetings.on(made, day, outing.name)) is not None
    kinds = {kind.name: kind.id for kind in ledger.kinds(made)}
    spent = [
        link.entry.day
        for link in made.store.ledger.links()
        for line in link.entry.lines
        if line.kind == kinds["Outing"]
    ]
    assert len(spent) == 1
    assert timedelta(0) < spent[0] - day <= timedelta(days=7)


def test_two_outings_were_and_one_is_planned(made):
    coming, walk, bowling = (gathered(made, one.id) for one in outings(made))
    assert walk.outing.day < TODAY < coming.outing.day
    assert (walk.outing.fund, walk.reckoning.cost, walk.after.heads_out) == (None, 0, 7)
    assert not [each for known in (walk, bowling) for each in known.reckoning.payments]
    (paid,) = bowling.reckoning.costs
    entry = made.store.ledger.entry(paid.entry or 0)
    assert entry is not None
    assert sum(line.pence for line in entry.lines) == -paid.pence
    counted = meetings.heads(made, meetings.on(made, bowling.outing.day))
    assert counted is not None
    assert bowling.after.heads_out == counted.regulars + counted.first_timers
    assert [each.after.tip != "" for each in (coming, walk, bowling)] == [False, True, True]


def test_the_outing_to_come_was_chosen_by_the_group_and_is_half_planned(made):
    known = gathered(made, outings(made)[0].id)
    assert known.idea is not None
    assert ideas.sums(made)[0][0].title == known.idea.title == known.outing.name
    assert (known.outing.places, known.outing.free_places) == (14, 3)
    assert sum(who.party for who in known.people) == 9
    assert {fund.kind for fund in ledger.funds(made) for line in known.reckoning.plan if line.fund == fund.id} == {
        FundKind.RESTRICTED
    }
    coming = planning.progress(made, known.outing.id).next
    assert coming is not None
    assert coming.key == "approve"
    assert len(known.risks) == 6
    assert {job.job: known.names[job.person or 0] for job in known.jobs} == {
        "lead": "Hana",
        "second": "Idris",
        "home": "Gwen",
        "money": "Pilar",
    }
    assert {check.sheet for check in known.checks} == {"venue", "travel"}
    assert not list(made.store.outing_contacts)


def test_a_round_of_feedback_was_opened_and_told_and_nothing_else_is_kept(made):
    (round_,) = rounds.listing(made)
    assert (round_.form.id, round_.state) == ("after-tonight", RoundState.OPENED)
    assert date(2026, 10, 17) <= round_.opened_on < TODAY - timedelta(weeks=2)
    shown = results.tables(made, round_.key)
    assert shown is not None
    assert {table.item for table in shown.tables if table.figures} >= set(round_.form.tables)
    assert [said.question for said in texts.said(made, round_.key)] == ["keep", "change"]
    assert not texts.waiting(made, round_.key)
    assert [beside.name for beside in made.path.parent.iterdir() if beside.is_dir()] == []


@pytest.mark.parametrize("others", [False, True])
def test_a_group_that_cannot_be_made_whole_leaves_no_box_behind(tmp_path, monkeypatch, others):
    beside = tmp_path / "sample feedback" / "other.box"
    if others:
        beside.parent.mkdir()
        beside.touch()

    def full(*_given):
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr(sample, "_tell", lambda *_given: None)
    monkeypatch.setattr(opening, "open_round", full)
    with pytest.raises(OSError, match="full"):
        sample.make(tmp_path / "sample.groupkit", PASSPHRASE, today=TODAY)
    assert list(tmp_path.rglob("*")) == ([beside.parent, beside] if others else [])


def test_the_board_has_what_was_looked_at_lately_long_ago_and_too_long_ago(made):
    board = openings.board(made)
    assert Counter(one.standing(TODAY, board.words) for one in board.openings) == {
        "fresh": 3,
        "stale": 1,
        "gone": 1,
    }


def test_the_secretary_changed_three_months_ago(made):
    def secretary(day: date) -> str | None:
        holders = service.who(made, meetings.on(made, day, "Saturday"))
        return next(h.person.short_name for h in holders if h.role.key == "secretary" and h.person)

    now, long_since = secretary(SATURDAY), secretary(SATURDAY - timedelta(weeks=50))
    assert now != long_since
    assert {secretary(SATURDAY - timedelta(weeks=weeks)) for weeks in range(1, 14)} == {now}
    assert len({secretary(SATURDAY - timedelta(weeks=weeks)) for weeks in range(1, 60)}) == 3


def test_next_saturday_lacks_a_greeter_and_the_one_after_a_chair(made):
    duties = [
        {duty.role: duty.who for duty in service.duties(made, meetings.on(made, day))}
        for day in (SATURDAY, SATURDAY + timedelta(weeks=1))
    ]
    assert duties[0]["chair"]
    assert not duties[0]["greeter"]
    assert not duties[1]["chair"]
    assert duties[1]["secretary"]


def test_past_roles_were_shared_and_some_stayed_vacant(made):
    chairs = [turn.person for turn in made.store.turns if turn.role == "chair" and turn.day < TODAY]
    assert len(set(chairs)) == 6
    assert max(map(chairs.count, chairs)) < len(chairs) / 3
    greeters = [turn for turn in made.store.turns if turn.role == "greeter" and turn.day < TODAY]
    assert len(chairs) * 0.7 < len(greeters) < len(chairs)


def test_the_last_sheet_waits_and_the_one_before_was_asked_about(made):
    states = [line.state for line in money.status(made)]
    assert states[:2] == [State.SENT, State.REPLIED]
    assert set(states[2:]) == {State.ACCEPTED, State.PAID}


def test_no_penny_is_lost_and_no_pot_is_short(made):
    links = list(made.store.ledger.links())
    held = ledger.balances(made)
    recount: Counter[tuple[int, int]] = Counter()
    for line in (line for link in links for line in link.entry.lines):
        recount[line.place, line.fund] += line.pence
    assert held == recount
    assert all(pence >= 0 for pence in held.values())
    (tin,) = (place.id for place in ledger.places(made) if place.kind is PlaceKind.TIN)
    newest = made.store.sheets.newest(tin)
    assert newest is not None
    assert newest.counted == ledger.held(made, tin)
    letter = money.letter(made, newest).statement
    assert sum(holding.total for holding in letter.holdings) == sum(held.values())


def test_money_is_on_its_way_in_advance_and_still_to_pay(made):
    names = {place.name: ledger.held(made, place.id) for place in ledger.places(made)}
    assert names["Pilar, to bank"] > 0
    assert names["Kwame, advance"] == 1000
    states = [case.state for case in known.cases(made)]
    assert states.count(ClaimState.AGREED) == 2
    assert states.count(ClaimState.PAID) > 3


def test_small_differences_were_explained_and_numbers_have_no_gap(made):
    sheets = list(made.store.sheets.where())
    odd = [sheet for sheet in sheets if sheet.difference]
    assert len(odd) == 4
    assert all(sheet.explanation and abs(sheet.difference or 0) <= 100 for sheet in odd)
    receipts = [row.receipt for sheet in sheets for row in sheet.rows if row.receipt]
    unpaid = [line.receipt for case in known.cases(made, ClaimState.AGREED) for line in case.claim.lines]
    assert sorted({*receipts, *unpaid}) == sorted(f"R-{n}" for n in range(1, len(receipts) + len(unpaid) + 1))
    assert any(row.no_receipt and row.second for sheet in sheets for row in sheet.rows)
    assert [sheet.number for sheet in sheets] == list(range(1, 60))


def test_the_grant_ends_soon_and_buys_two_kinds_of_things(made):
    (grant,) = (fund for fund in ledger.funds(made) if fund.kind is FundKind.RESTRICTED)
    assert grant.ends_on is not None
    assert timedelta(0) < grant.ends_on - TODAY < timedelta(days=100)
    assert len(grant.buys) == 2


def test_people_wish_for_meetings_at_times_that_have_none(made):
    assert [(each.place, each.people) for each in visits.unmet(made)] == [("Hounslow", 7), ("online", 3), ("", 1)]
    months = visits.last_months(made, 24)
    assert len(months) == 15
    assert all(each.visits for each in months)


def test_help_was_checked_long_ago_lately_or_never(made):
    ages = {freshness(contact, TODAY) for contact in safety.contacts(made)}
    assert ages == {"fresh", "amber", "red", "unchecked"}
    (own,) = (contact for contact in safety.contacts(made) if contact.local)
    assert own.reach == "Ask at the front desk"


def test_the_file_shows_none_of_the_names(made):
    whole = made.path.read_bytes()
    names = [person.short_name for person in service.people(made) if len(person.short_name) > 4]
    assert len(names) > 15
    assert [name for name in (*names, "Marigold", made.profile.name) if name.encode() in whole] == []


def test_stopping_half_way_leaves_no_file(tmp_path):
    path = tmp_path / "sample.groupkit"
    with pytest.raises(CancelledError):
        sample.make(path, PASSPHRASE, today=TODAY, progress=StopAt(5))
    assert list(tmp_path.iterdir()) == []


def test_the_file_opens_with_its_passphrase(tmp_path, made, real_keys):
    copy = tmp_path / "copy.groupkit"
    made.store.backup(copy)
    with open_group(copy, PASSPHRASE) as group:
        assert group.profile.name == "West London group (made up)"
        assert not group.read_only


def test_it_has_looked_at_itself_and_agreed_to_a_report(made):
    pack = meeting.gather(made)
    blocks = [block for part in pack.parts for block in part.blocks]
    said = " ".join(line for block in blocks if isinstance(block, Lines) for line in block.lines)
    assert "Here nobody has to choose which half to talk about." in said
    assert "We couldn't" in {
        label for part in pack.parts for each in part.blocks for label in getattr(each, "labels", ())
    }
    assert "In the middle of all answers: " in said
    assert marks(pack) == ()
    (kept,) = report.listing(made)
    assert (kept.agreed_on, kept.seen_on) == (TODAY, None)
    shown = {figure.key: figure.value for figure in figures(report.opened(made, kept.key))}
    assert shown["outings/all/total/people"] == 7
    # a day out that stands among the meetings is told once
    (out,) = visiting.outside(made)
    assert out in {(night.meeting, night.day) for night in visits.nights(made, out[1], out[1])}
    assert visiting.nights(made, out[1], out[1]) == ()
    assert made.next_undo is None
