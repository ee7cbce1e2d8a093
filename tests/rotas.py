"""Questions for rotas: random small groups, and ways to find the truth by trying everything."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from groupkit.core.rota.question import Job, Question, Seat, Server
from groupkit.core.rota.rules import breaches


@st.composite
def questions(draw, *, people: int = 6, roles: int = 3, weeks: int = 6, locks: bool = True) -> Question:
    """Draw a group of up to so many people, roles and weeks, with absences, history, limits and locked places."""
    many = draw(st.integers(0, people))
    jobs = tuple(
        Job(
            key=f"job{at}",
            effort=draw(st.integers(1, 3)),
            priority=draw(st.integers(1, 10)),
            rest=draw(st.integers(0, 3)),
            beside=draw(st.booleans()),
        )
        for at in range(draw(st.integers(1, roles)))
    )
    servers = tuple(draw(_server(len(jobs))) for _ in range(many))
    weeks_of = tuple(sorted(draw(st.lists(st.integers(0, weeks - 1), min_size=1, max_size=weeks))))
    everybody = st.frozensets(st.integers(0, many - 1)) if many else st.just(frozenset())
    offices = tuple(draw(everybody) if draw(st.integers(0, 4)) == 0 else frozenset() for _ in weeks_of)
    coming = tuple(draw(everybody) - held for held in offices)
    seats = tuple(
        Seat(meeting=meeting, job=draw(st.integers(0, len(jobs) - 1)), fits=coming[meeting] & draw(everybody))
        for meeting in range(len(weeks_of))
        for _ in range(draw(st.integers(1, roles)))
    )
    locked = {}
    if many and locks:
        for at in draw(st.frozensets(st.integers(0, len(seats) - 1), max_size=2)):
            locked[at] = draw(st.integers(0, many - 1))
    return Question(
        jobs=jobs,
        servers=servers,
        weeks=weeks_of,
        seats=seats,
        coming=coming,
        offices=offices,
        locked=locked,
    )


@st.composite
def _server(draw, jobs: int) -> Server:
    some = st.frozensets(st.integers(0, jobs - 1))
    weeks = st.dictionaries(st.integers(0, jobs - 1), st.integers(-6, -1))
    return Server(
        rate=draw(st.sampled_from([1.0, 0.7, 0.35])),
        most=draw(st.integers(0, 3)),
        before=draw(st.integers(0, 8)),
        done=draw(some),
        last=draw(weeks),
        dislike=draw(st.dictionaries(st.integers(0, jobs - 1), st.integers(0, 4))),
        weeks_before=draw(st.dictionaries(st.integers(-3, -1), st.integers(1, 2))),
    )


def every_plan(question: Question) -> Iterator[tuple[int | None, ...]]:
    """Yield every plan that breaks no rule; for very small questions only."""
    choices = [
        [question.locked[at]] if at in question.locked else [None, *sorted(question.candidates[at])]
        for at in range(len(question.seats))
    ]
    for plan in product(*choices):
        if not any(breaches(question, plan)):
            yield plan


def asked_for_nothing_impossible(question: Question) -> bool:
    """Tell whether what is locked breaks no rule by itself."""
    return not any(breaches(question, tuple(question.locked.get(at) for at in range(len(question.seats)))))
