"""A hand-over comes back as it was written, outlives the people and the meeting, and its forms can be used."""

from datetime import date

from groupkit.core.handover.passing import Handover
from groupkit.services import meetings
from groupkit.storage import handover as shelf

DAY = date(2026, 11, 14)


def test_a_hand_over_and_its_steps_are_kept(book):
    jo = book.store.people.named("Jo")
    wanted = Handover(
        role="secretary", giver=jo.id, third="Bo", started_on=DAY, laptop=True, known=("Lift the door.", "Monday.")
    )
    with book.store.step("Start"):
        id_ = book.store.handovers.add(wanted)
        book.store.handover_steps.write(id_, "job/1", DAY)
        book.store.handover_steps.write(id_, "job/1", DAY)
        book.store.handover_steps.write(id_, "laptop/new-passphrase", None)
    (kept,) = book.store.handovers
    assert (kept.role, kept.giver, kept.third, kept.laptop, kept.known) == (
        *("secretary", jo.id, "Bo", True, wanted.known),
    )
    assert list(book.store.handover_steps.read(id_)) == [("job/1", DAY), ("laptop/new-passphrase", None)]
    with book.store.step("Untick"):
        book.store.handover_steps.remove(id_, "job/1")
    assert dict(book.store.handover_steps.read(id_)) == {"laptop/new-passphrase": None}


def test_it_outlives_the_people_and_the_meeting_and_its_steps_go_with_it(book):
    sam, jo = (book.store.people.named(name) for name in ("Sam", "Jo"))
    (meeting,) = meetings.listing(book)
    with book.store.step("Start"):
        id_ = book.store.handovers.add(
            Handover(role="greeter", giver=jo.id, taker=sam.id, meeting=meeting.id, started_on=DAY, known=("Tea.",))
        )
        book.store.handover_steps.write(id_, "job/1", DAY)
    with book.store.step("Leave"):
        book.store._db.execute_sql("DELETE FROM person WHERE id = ?", (jo.id,))
        book.store._db.execute_sql("DELETE FROM meeting WHERE id = ?", (meeting.id,))
    (kept,) = book.store.handovers
    assert (kept.giver, kept.taker, kept.meeting, kept.known) == (None, sam.id, None, ("Tea.",))
    book.undo()
    assert book.store.handovers.get(id_).giver == jo.id
    with book.store.step("Remove"):
        book.store.handovers.remove(id=id_)
    assert list(book.store.handover_steps.read(id_)) == []
    book.undo()
    assert list(book.store.handover_steps.read(id_)) == [("job/1", DAY)]


def test_the_forms_that_ship_can_be_used():
    job, laptop = shelf.job_form(), shelf.laptop_form()
    names = {"role": "Greeter", "from": "Sam", "to": "Jo", "day": "today"}
    assert job.about.format(**names) == "Greeter: from Sam to Jo"
    assert laptop.about.format(**names) == "From Sam to Jo, on today"
    assert len(job.wish.lines) == 3
    assert len(job.close.signs) == len(laptop.close.signs) == 4
    for rows in (job.section, laptop.step):
        assert len({row.key for row in rows}) == len(rows)
