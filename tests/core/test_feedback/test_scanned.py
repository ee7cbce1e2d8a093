import pytest

from groupkit.core.feedback.forms import RATHER_NOT
from groupkit.core.feedback.scanned import TROUBLES, Doubt, Handwriting, ReadPage, Trouble, done_with, settled

PAGE = ReadPage(
    page=1,
    pages=2,
    asked=("a", "b", "c", "d"),
    answers={"a": 3},
    doubts=tuple(Doubt(question=each, crop=b"", candidates=(0, 1, RATHER_NOT)) for each in "bcd"),
    areas=(Handwriting(question="words", crop=b"png", may_be_read=True),),
)


def test_what_a_person_saw_joins_what_was_sure_and_the_rest_stays_blank() -> None:
    page = settled(PAGE, {"b": 1, "c": None, "d": (0, 1)})
    assert page.answers == {"a": 3, "b": 1, "d": (0, 1)}
    assert page.doubts == ()
    assert (page.page, page.pages, page.asked, page.areas) == (1, 2, PAGE.asked, PAGE.areas)


def test_a_page_is_not_settled_while_a_doubt_is_open() -> None:
    with pytest.raises(KeyError):
        settled(PAGE, {"b": 1})


@pytest.mark.parametrize(("seen", "may"), [(1, True), (0, False), (None, False)])
def test_words_are_read_out_only_where_their_writer_said_so(seen: int | None, may: bool) -> None:
    doubts = (Doubt(question="words", crop=b"", candidates=(0, 1)),)
    page = ReadPage(doubts=doubts, areas=(Handwriting(question="words", crop=b"png"),))
    assert settled(page, {"words": seen}).areas == (Handwriting(question="words", crop=b"png", may_be_read=may),)
    assert settled(page, {"words": seen}).answers == {}


def test_every_trouble_has_its_words() -> None:
    assert set(TROUBLES) == set(Trouble)


def test_only_files_that_were_read_whole_are_done_with() -> None:
    pages = [
        PAGE,
        ReadPage(trouble=Trouble.TWICE, file="twice.png", at=1),
        ReadPage(trouble=Trouble.NO_MARKS, file="folded.pdf", at=3),
    ]
    assert done_with(["read.jpg", "twice.png", "folded.pdf"], pages) == ("read.jpg", "twice.png")
