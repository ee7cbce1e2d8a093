"""A facilitator prints the papers of service, and each can be read, cut up and filled in by hand."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest

from groupkit.core.leaflets import (
    Ballot,
    BallotWords,
    Poster,
    PosterWords,
    Record,
    RecordWords,
    Service,
    Signup,
    SignupWords,
    Spot,
    SwapWords,
)
from groupkit.core.problems import GroupkitError
from groupkit.core.progress import CancelledError
from groupkit.core.roles import Role, in_use
from groupkit.i18n import catalogue
from groupkit.pdf.leaflets import ballots, cards, poster, record, signup, swaps
from groupkit.storage.leaflets import words as words_of
from groupkit.storage.roles import shipped
from tests.pdf.reading import count, inside, sizes, words

DAY = date(2026, 11, 14)
ROLES = {role.key: role for role in shipped()}
TREASURER = ROLES["treasurer"]
LONG = replace(TREASURER, title="W" * 32)
OURS = Role(key="own-1", own=True, title="Walks the <b>dog", purpose="Somebody walks the dog & comes back.")
HALVES = {"A4": (420, 595), "Letter": (396, 612)}
WHOLES = {"A4": (595, 842), "Letter": (612, 792)}
SPOTS = tuple(
    Spot(day=DAY + timedelta(weeks=at // 3), meeting="Sat meeting", role=ROLES[key], who="Jo" if at == 1 else "")
    for at, key in enumerate(("chair", "reader", "greeter") * 2)
)
PAPERS = {
    "cards": lambda out, **how: cards.cards((LONG, OURS), out, **how),
    "one page": lambda out, **how: cards.one_page(shipped(), out, **how),
    "poster": lambda out, **how: poster.poster(
        words_of(PosterWords), Poster(role=LONG, since=DAY, begins=DAY, choosing=DAY, ask="W" * 24), out, **how
    ),
    "ballots": lambda out, **how: ballots.ballots(
        words_of(BallotWords), Ballot(role=LONG, day=DAY, names=("W" * 24, "Jo"), count=5), out, **how
    ),
    "swaps": lambda out, **how: swaps.swaps(
        words_of(SwapWords), [Spot(day=DAY, meeting="Meeting " * 8, role=LONG), *SPOTS], out, **how
    ),
    "signup": lambda out, **how: signup.signup(
        words_of(SignupWords),
        Signup(group="Group " * 20, spots=(*SPOTS, replace(SPOTS[0], role=LONG, who="W" * 24))),
        out,
        **how,
    ),
    "record": lambda out, **how: record.record(
        words_of(RecordWords), Record(name="W" * 24, services=(done(LONG), done(OURS))), out, **how
    ),
}


def done(role, **about):
    return Service(**({"role": role, "turns": 7, "hours": 14, "since": DAY, "until": None} | about))


def printed(press, *about, **how):
    written = BytesIO()
    press(*about, written, **how)
    return written.getvalue()


def pages(data):
    """Return the words of each page, and its width and height in points."""
    pdf = pypdfium2.PdfDocument(data)
    found = [
        (" ".join(page.get_textpage().get_text_range().split()), tuple(map(round, page.get_size()))) for page in pdf
    ]
    pdf.close()
    return found


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("choices", [{}, {"paper": "Letter"}, {"large": True}])
def test_every_paper_stays_on_its_page_with_the_longest_names(name, language, choices):
    data = printed(PAPERS[name], language=language, **choices)
    assert inside(data)
    assert min(sizes(data)) >= (10 if choices.get("large") else 8)
    paper = choices.get("paper", "A4")
    half = name in ("cards", "one page") and not choices.get("large")
    assert {size for _said, size in pages(data)} == {(HALVES if half else WHOLES)[paper]}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_is_the_same_each_time_and_can_be_cancelled(name, tmp_path):
    class Stop:
        def step(self, done, total):
            raise CancelledError

    assert printed(PAPERS[name]) == printed(PAPERS[name])
    with pytest.raises(CancelledError):
        PAPERS[name](tmp_path / "paper.pdf", progress=Stop())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("choices", [{}, {"paper": "Letter"}, {"large": True}, {"language": "ar-XB"}])
def test_each_role_has_one_page_that_says_everything(choices):
    found = pages(printed(cards.cards, shipped(), **choices))
    assert len(found) == len(shipped())
    language = catalogue(choices.get("language", "en"))
    for role, (said, _size) in zip(shipped(), found, strict=True):
        told = role.told(language)
        assert said.startswith(role.called(language))
        lists = (*told.before, *told.during, *told.after, *told.handover, *told.not_this)
        for line in (
            told.purpose,
            told.sample,
            told.time,
            told.eligibility,
            told.deputy,
            told.ask_for_help,
            *lists,
        ):
            assert all(word in said for word in line.split()), line
    assert "About 12 months" in found[2][0]
    assert "One meeting at a time" in found[0][0]


def test_a_card_keeps_its_order_and_leaves_out_what_the_group_did_not_write():
    ((said, _size),) = pages(printed(cards.cards, [TREASURER]))
    labels = (
        "Before",
        "During",
        "After",
        "Time",
        "How long",
        "Who",
        "Deputy",
        "Pass on",
        "Not this",
        "Ask for help",
    )
    places = [said.index(f" {label} ") for label in labels]
    assert places == sorted(places)
    ((own, _size),) = pages(printed(cards.cards, [OURS]))
    assert own == "Walks the <b>dog Somebody walks the dog & comes back. How long One meeting at a time"


def test_a_card_with_a_great_deal_on_it_goes_on_overleaf():
    full = replace(OURS, before=tuple(f"Line {at} of many" for at in range(60)))
    found = pages(printed(cards.cards, [full]))
    assert len(found) == 2
    assert "Line 59 of many" in found[1][0]


def test_all_jobs_in_use_stand_on_one_page():
    for roles in (in_use(shipped()), shipped()):
        for choices in ({}, {"paper": "Letter"}, {"large": True}):
            ((said, _size),) = pages(printed(cards.one_page, roles, **choices))
            assert said.startswith("Jobs in our group Chair")
            for role in roles:
                assert all(word in said for word in f"{role.purpose} {role.time}".split())


def test_more_jobs_than_fit_in_readable_type_are_continued():
    many = [replace(OURS, title=f"Job {at}.") for at in range(60)]
    found = pages(printed(cards.one_page, many))
    assert len(found) > 1
    assert all(said.startswith("Jobs in our group, continued") for said, _size in found[1:])
    whole = " ".join(said for said, _size in found)
    assert all(whole.count(f"Job {at}.") == 1 for at in range(60))


@pytest.mark.parametrize("made", [cards.cards, cards.one_page])
def test_a_group_without_jobs_is_told_what_to_do(made):
    with pytest.raises(GroupkitError, match="Switch one on first"):
        printed(made, [])


def test_a_poster_says_what_the_job_takes_and_whom_to_ask_and_has_slips_to_tear_off():
    told = Poster(
        role=TREASURER, since=DAY, begins=DAY + timedelta(weeks=4), choosing=DAY + timedelta(weeks=2), ask="Sam"
    )
    data = printed(poster.poster, words_of(PosterWords), told)
    said = words(data)
    for line in (
        "We are looking for somebody Treasurer The treasurer looks after the pot",
        "What it takes: About 1 to 2 hours a week How long: About 12 months",
        "Free since Saturday 14 November From Saturday 12 December",
        "Ask Sam, or take a slip.",
        "We choose on Saturday 28 November.",
    ):
        assert line in said
    assert said.count("I would like to hear more.") == 8
    assert count(data) == 1
    large = words(printed(poster.poster, words_of(PosterWords), told, large=True))
    assert large.count("I would like to hear more.") == 6


def test_a_poster_leaves_out_what_is_not_known():
    said = words(printed(poster.poster, words_of(PosterWords), Poster(role=replace(OURS, time=""))))
    assert "Ask ________, or take a slip." in said
    assert "How long: One meeting at a time" in said
    for line in ("What it takes", "Free since", "From", "We choose"):
        assert line not in said


def test_ballots_are_all_alike_and_none_has_a_number():
    told = Ballot(role=TREASURER, day=DAY, names=("Sam",), count=14)
    found = pages(printed(ballots.ballots, words_of(BallotWords), told))
    first, *papers = [said for said, _size in found]
    assert len(papers) == 3
    one = papers[2][: len(papers[2]) // 2].strip()
    assert papers[2] == f"{one} {one}"
    assert papers[0] == papers[1] == " ".join([one] * 6)
    assert "Yes, I would like Sam to do it I would rather not Somebody else" in one
    assert not any(letter.isdigit() for letter in one.replace("14 November", ""))
    assert "Two people count" in first
    assert "Handed in blank" in first


def test_ballots_are_of_one_size_to_the_edge_of_the_sheet():
    data = printed(ballots.ballots, words_of(BallotWords), Ballot(role=TREASURER, day=DAY, names=("Sam",), count=6))
    page = pypdfium2.PdfDocument(data)[1].get_textpage()
    search, corners = page.search("Choosing someone"), []
    while at := search.get_next():
        left, _low, _right, high = page.get_charbox(at[0], loose=True)
        corners.append((left, high))
    wide, high = 595.28 / 2, 841.89 / 3
    left, top = corners[0]
    wanted = [(left + wide * (at % 2), top - high * (at // 2)) for at in range(6)]
    assert corners == [pytest.approx(corner, abs=0.1) for corner in wanted]


def test_several_names_have_a_line_each_and_too_many_are_refused_kindly():
    several = Ballot(role=TREASURER, day=DAY, names=("Sam", "Jo", "Dee"), count=1)
    said = words(printed(ballots.ballots, words_of(BallotWords), several))
    for name in several.names:
        assert said.count(f"Yes, I would like {name} to do it") == 2
    assert "I would rather not" not in said
    crowd = replace(several, names=tuple(f"Name{at}" for at in range(60)))
    with pytest.raises(GroupkitError, match="Choose in two rounds"):
        printed(ballots.ballots, words_of(BallotWords), crowd)
    smaller = replace(several, names=tuple(f"Name{at}" for at in range(36)))
    assert min(sizes(printed(ballots.ballots, words_of(BallotWords), smaller))) < 10


def test_swap_slips_are_four_a_page_and_the_rest_of_the_page_is_blank():
    data = printed(swaps.swaps, words_of(SwapWords), SPOTS[:5])
    first, second = (said for said, _size in pages(data))
    assert first.count("Swap slip") == second.count("Swap slip") == 4
    assert "I can't do this one: Chair, on Saturday 14 November. Sat meeting" in first
    assert second.count("I can't do this one: __") == 3
    assert count(printed(swaps.swaps, words_of(SwapWords), SPOTS[:5], large=True)) == 3
    ((blank, _size),) = pages(printed(swaps.swaps, words_of(SwapWords), []))
    assert blank.count("I can't do this one: __") == 4
    nowhere = words(printed(swaps.swaps, words_of(SwapWords), [replace(SPOTS[0], meeting="")]))
    assert "Sat meeting" not in nowhere


def test_each_row_of_a_sign_up_sheet_has_a_number_to_type_it_in_by():
    said = words(printed(signup.signup, words_of(SignupWords), Signup(group="Riverside", spots=SPOTS)))
    assert "Riverside, from Saturday 14 November to Saturday 21 November" in said
    assert "1 Saturday 14 November Sat meeting Chair Open" in said
    assert "2 Saturday 14 November Sat meeting Reader Jo" in said
    assert "6 Saturday 21 November Sat meeting Greeter Open" in said
    assert "7 Saturday" not in said
    nowhere = Signup(spots=tuple(replace(spot, meeting="") for spot in SPOTS))
    assert "Sat meeting" not in words(printed(signup.signup, words_of(SignupWords), nowhere))


def test_a_long_sign_up_sheet_repeats_its_head_and_an_empty_one_says_so():
    found = pages(printed(signup.signup, words_of(SignupWords), Signup(spots=SPOTS * 6)))
    assert len(found) == 3
    assert all("Row Day Job First name or sign" in said for said, _size in found)
    assert "No meeting is planned yet." in words(printed(signup.signup, words_of(SignupWords), Signup(spots=())))


def test_a_record_tells_of_work_in_counts_and_hours_and_names_the_group_only_when_asked():
    told = Record(
        name="Sam",
        services=(
            done(TREASURER, turns=0, hours=61.5),
            done(ROLES["chair"], until=DAY + timedelta(weeks=9)),
            done(ROLES["reader"], turns=1, hours=0.5, until=DAY),
        ),
    )
    said = words(printed(record.record, words_of(RecordWords), told))
    for line in (
        "Sam gave time to a local group in this job: Treasurer. From Saturday 14 November 2026, and still doing it",
        "Time given: about 61½ hours What the job took: The treasurer looks after the pot",
        "From Saturday 14 November 2026 to Saturday 16 January 2027 Meetings served: 7 Time given: about 14 hours",
        "in this job: Reader. Saturday 14 November 2026 Meetings served: 1 Time given: about half an hour",
    ):
        assert line in said
    assert said.count("Meetings served") == 2
    assert "Before you print it" not in said
    quiet = words(
        printed(record.record, words_of(RecordWords), replace(told, group="Riverside", hours_shown=False))
    )
    assert "time to Riverside in this job" in quiet
    assert "a local group" not in quiet
    assert "Time given" not in quiet


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "about half an hour"), (1, "about 1 hour"), (1.5, "about 1½ hours"), (2, "about 2 hours")],
)
def test_hours_are_told_in_halves(hours, said):
    assert record.about_hours(hours, catalogue("en")) == said
