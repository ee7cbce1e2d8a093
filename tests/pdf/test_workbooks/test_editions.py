"""A facilitator prints a workbook in the form each person can use."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from groupkit.core.progress import CancelledError
from groupkit.core.workbooks.editions import Edge, Edition, Printing
from groupkit.pdf.workbooks.making import book, printed
from tests.pdf.reading import count, sizes
from tests.pdf.test_workbooks.paper import OWN, about, made, page_words
from tests.workpages import workbook

BOOK = workbook()
STEP = ("step-13",)
A4, LETTER, A5, HALF = (595, 842), (612, 792), (420, 595), (396, 612)


def sheets(data):
    pdf = pypdfium2.PdfDocument(data)
    found = {tuple(map(round, page.get_size())) for page in pdf}
    pdf.close()
    return found


def colours(data):
    """Return every colour that is filled or drawn with."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            drawn = page.Contents.read_bytes()
            found |= {tuple(map(float, each.split()[:3])) for each in re.findall(rb"[\d. ]+ (?:rg|RG)\b", drawn)}
    return found


@pytest.mark.parametrize(("edition", "size"), [
    (Edition.STANDARD, 14), (Edition.PENCIL, 14), (Edition.EASY_READ, 16), (Edition.LARGE, 18),
])  # fmt: skip
def test_the_running_text_has_the_size_of_its_edition_and_none_is_under_twelve(edition, size):
    data = made(BOOK, edition=edition, chapters=STEP).data
    assert size in sizes(data)
    assert min(sizes(data)) >= 12
    assert edition is not Edition.LARGE or min(sizes(data)) >= 15


def test_a_booklet_keeps_its_type_and_folds_two_pages_to_a_side():
    for paper, page, sheet in (("A4", A5, (842, 595)), ("Letter", HALF, (792, 612))):
        flat = made(BOOK, booklet=True, paper=paper, chapters=STEP).data
        assert sheets(flat) == {page}
        assert 14 in sizes(flat)
        data, _spots = printed(BOOK, Printing(booklet=True, paper=paper, chapters=STEP))
        assert sheets(data) == {sheet}
        assert count(data) * 2 == count(flat)


def test_a_booklet_turned_over_its_long_edge_is_set_otherwise():
    short, long = (printed(BOOK, Printing(booklet=True, chapters=STEP, edge=edge))[0] for edge in Edge)
    assert short != long


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("Letter", LETTER)])
def test_pages_have_the_size_of_the_paper(paper, size):
    assert sheets(made(BOOK, paper=paper, chapters=STEP).data) == {size}


def test_black_only_leaves_out_every_shade_and_cream_tints_each_page():
    usual, black = (colours(made(BOOK, chapters=STEP, black_only=only).data) for only in (False, True))
    assert len(usual) > 1
    assert black <= {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}
    pdf = pypdfium2.PdfDocument(made(BOOK, chapters=STEP, cream=True).data)
    for page in pdf:
        red, _green, blue = page.render(scale=0.1).to_pil().convert("RGB").getpixel((1, 1))
        assert red > blue + 10
    pdf.close()


def test_copies_follow_each_other_and_are_kept_once_in_the_file():
    one, _spots = printed(BOOK, Printing(chapters=STEP))
    twelve, _spots = printed(BOOK, Printing(chapters=STEP, copies=12))
    assert page_words(twelve) == page_words(one) * 12
    assert len(twelve) < len(one) * 2
    folded, _spots = printed(BOOK, Printing(chapters=STEP, copies=3, booklet=True))
    assert count(folded) == 3 * count(printed(BOOK, Printing(chapters=STEP, booklet=True))[0])


@pytest.mark.parametrize(
    "how", [{}, {"language": "ar-XB", "booklet": True}, {"edition": Edition.CARDS}, {"edition": Edition.PLAIN_TEXT},
            {"copies": 2}, {"notes": True}, {"fillable": True}]
)  # fmt: skip
def test_the_same_printing_gives_the_same_bytes(how):
    assert printed(BOOK, Printing(chapters=STEP, **how)) == printed(BOOK, Printing(chapters=STEP, **how))


def test_the_file_says_its_title_and_its_language():
    title, language, _pages = about(made(BOOK, language="pl").data)
    assert (title, language) == (BOOK.title, "pl")


class Stop:
    """Stops the work after some steps."""

    def __init__(self, after):
        self.left = after
        self.seen = []

    def step(self, done, total):
        self.seen.append((done, total))
        self.left -= 1
        if not self.left:
            raise CancelledError


@pytest.mark.parametrize("after", [1, 10, 60])
@pytest.mark.parametrize("how", [{}, {"edition": Edition.PLAIN_TEXT}, {"copies": 40}])
def test_work_that_is_stopped_leaves_nothing_behind(tmp_path, how, after):
    stop = Stop(min(after, 3) if how.get("edition") else after)
    with pytest.raises(CancelledError):
        book(BOOK, Printing(**how), tmp_path / "book.pdf", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_only_ever_grows_and_ends_at_the_end(tmp_path):
    stop = Stop(10_000)
    book(BOOK, Printing(), tmp_path / "book.pdf", own=OWN, progress=stop)
    shares = [done / total for done, total in stop.seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_a_book_can_be_written_into_an_open_file():
    into = BytesIO()
    book(BOOK, Printing(edition=Edition.PLAIN_TEXT), into)
    assert into.getvalue().decode().startswith(BOOK.title)
