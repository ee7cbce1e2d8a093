"""The papers of the money: the sheet and the answer to it, which travel as envelopes, and the list of sheets."""

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.letters import Answer, Letter
from groupkit.core.progress import Progress
from groupkit.core.states import State, Status
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document, place
from groupkit.pdf.sheets import holdings, sections, signatures
from groupkit.pdf.sheets.pieces import Page, fitted
from groupkit.storage import letters

# size of type, leading and padding, from roomy to close; the first that fits on one page is used
_SETTINGS = ((11.0, 1.25, 1.6), (11.0, 1.15, 0.6), (10.5, 1.12, 0.4), (10.0, 1.12, 0.3), (9.5, 1.1, 0.1))
_SHARES = (9, 21, 24, 15, 31)
_SAID = {
    State.ACCEPTED: N_("{name} has read this sheet and accepts it."),
    State.QUERIED: N_("{name} has a question about this sheet."),
    State.PAID: N_("{name} says: what this sheet asks for is paid."),
}


def sheet(
    letter: Letter,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print a money sheet, on one page where it can be, with its data and proof inside the file."""
    leaf = house.Leaf(language=language, paper=paper)
    pages = (Page(leaf=leaf, size=size, leading=leading, padding=room) for size, leading, room in _SETTINGS)
    story = fitted(pages, partial(_sheet, letter))
    title = leaf.words.gettext("Money sheet {number}").format(number=letter.statement.number)
    _envelope(letter, path, title, story, leaf, progress)


def _sheet(letter: Letter, page: Page) -> Sequence[Flowable]:
    about = letter.statement
    return [
        *sections.head(page, letter),
        *sections.started(page, letter),
        *sections.money_in(page, about),
        *sections.paid_out(page, about),
        *sections.moved(page, about),
        *sections.should_have(page, about),
        *sections.counted(page, about),
        *holdings.still_to_pay(page, about),
        *holdings.where_it_is(page, about),
        *holdings.free(page, about),
        *signatures.foot(page, letter),
    ]


def answer(
    said: Answer,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print half a page that says what came back about a sheet, with its data inside the file."""
    leaf = house.Leaf(language=language, paper=paper)
    title = leaf.words.gettext("Answer to money sheet {number}").format(number=said.number)
    _envelope(said, path, title, list(_answer(leaf, said, title)), leaf, progress)


def _answer(leaf: house.Leaf, said: Answer, title: str) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.title(leaf, title)
    yield house.text(leaf, _("{group}, {place}").format(group=said.group, place=said.place), "lead")
    told = [house.text(leaf, _(_SAID[said.state]).format(name=said.by), "lead")]
    if said.words:
        told.append(house.text(leaf, said.words))
    yield house.framed(leaf, told)
    yield house.text(leaf, leaf.words.day(said.on, "full"))
    yield house.text(leaf, _("It belongs to the sheet with the seal {seal}.").format(seal=said.seal))
    yield house.text(leaf, _("Open this file on the Money page of groupkit, as it came."), "small")


def _envelope(
    content: Letter | Answer,
    path: Path | BinaryIO,
    title: str,
    story: Sequence[Flowable],
    leaf: house.Leaf,
    progress: Progress | None,
) -> None:
    """Print a story, put the data into it, and write the whole at once."""
    printed = BytesIO()
    document(printed, title, story, leaf, progress)
    whole = letters.seal(printed.getvalue(), content)
    if isinstance(path, Path):
        place(whole, path)
    else:
        path.write(whole)


def statuses(
    lines: Sequence[Status],
    path: Path | BinaryIO,
    *,
    currency: str = "GBP",
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print how every money sheet stands, in the order given."""
    leaf = house.Leaf(language=language, paper=paper, scale=11 / 12)
    _ = leaf.words.gettext
    title = _("Money sheets")
    story = [house.title(leaf, title)]
    if lines:
        head = (_("Sheet"), _("Meeting"), _("Group and place"), _("Counted"), _("How it stands"))
        story.append(house.table(leaf, [head, *(_line(leaf, line, currency) for line in lines)], _SHARES, [3]))
    else:
        story.append(house.text(leaf, _("There is no money sheet yet. The first one starts with the first count.")))
    document(path, title, story, leaf, progress)


def _line(leaf: house.Leaf, line: Status, currency: str) -> Sequence[str]:
    words = leaf.words
    meeting = words.gettext("{meeting}, {day}").format(meeting=line.meeting, day=words.day(line.day, "sheet"))
    where = words.gettext("{group}, {place}").format(group=line.group, place=line.place)
    counted = "–" if line.counted is None else words.money(line.counted, currency)
    state = line.stands(words)
    if line.words:
        said = words.gettext("{state}. {name}: {words}")
        state = said.format(state=state, name=line.by, words=line.words)
    return str(line.number), meeting, where, counted, state
