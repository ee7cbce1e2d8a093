"""The plain text edition, for screen readers: everything in reading order, every place to answer named."""

from collections.abc import Iterator, Sequence

from groupkit.core.progress import Progress
from groupkit.core.workbooks.answers import HIGHEST, LOWEST, Place, Way, places
from groupkit.core.workbooks.chapters import GRADES, PACING, Chapter, Section, Workbook
from groupkit.core.workbooks.editions import Own, Printing
from groupkit.core.workbooks.exercises import Exercise
from groupkit.i18n import Catalogue, catalogue
from groupkit.pdf.workbooks.exercises import KEEPING
from groupkit.pdf.workbooks.reading import asked_in, takes

_ANSWER = "> "


def plain_text(
    workbook: Workbook, chapters: Sequence[Chapter], printing: Printing, own: Own, progress: Progress
) -> str:
    """Return a workbook as text: a blank line between parts, and each answer on a line that begins with ">"."""
    words = catalogue(printing.language)
    _ = words.gettext
    lines = [workbook.title, workbook.summary, "", _("No names needed. This book is yours.")]
    lines += [
        _('Write each answer after the sign ">" on its line.'),
        *(line for line in (own.group, own.made_on) if line),
    ]
    for at, chapter in enumerate(chapters):
        progress.step(at, len(chapters))
        lines += ["", "", *_chapter(words, workbook, chapter, printing, own)]
    progress.step(len(chapters), len(chapters))
    return "\n".join(lines) + "\n"


def _chapter(words: Catalogue, workbook: Workbook, chapter: Chapter, printing: Printing, own: Own) -> Iterator[str]:
    _ = words.gettext
    yield from _underlined(chapter.called(words), "=")
    yield from _paragraphs((*chapter.about, *chapter.added(printing.wording)))
    if chapter.both:
        yield from ("", _("Both sides"), chapter.both)
    yield from _listed(_("Take care"), chapter.care)
    yield from _own_words(words, chapter, own)
    if chapter.round:
        yield from ("", _("A question for the meeting"), chapter.round)
    pacing = workbook.chapter(PACING)
    if chapter.hard and pacing:
        yield from ("", *_chapter(words, workbook, pacing, printing, own))
    for section in chapter.sections:
        yield from _section(words, section)
    for word in chapter.words:
        yield from ("", word.word, word.meaning)
    for exercise in chapter.chosen(printing.wording):
        yield from ("", *_exercise(words, exercise))
    if chapter.roles:
        yield from _listed(_("Jobs our group is looking for"), own.open_roles)


def _own_words(words: Catalogue, chapter: Chapter, own: Own) -> Iterator[str]:
    told, credit = own.wordings.get(chapter.key, ("", ""))
    if told:
        yield from ("", words.gettext("Our fellowship’s wording"), told, *([credit] if credit else []))


def _section(words: Catalogue, section: Section) -> Iterator[str]:
    yield from ("", section.title)
    if section.grade:
        yield words.gettext(GRADES[section.grade])
    yield from section.words
    yield from (f"- {item}" for item in section.items)


def _exercise(words: Catalogue, exercise: Exercise) -> Iterator[str]:
    _ = words.gettext
    yield from _underlined(exercise.title, "-")
    yield takes(words, exercise.minutes)
    yield _("Why: {purpose}").format(purpose=exercise.purpose)
    yield from (f"{at}. {line}" for at, line in enumerate(exercise.do, start=1))
    if exercise.example:
        yield from ("", _("{name} wrote:").format(name=exercise.example_by), *exercise.example)
    for place in places(exercise):
        yield from _place(words, exercise, place)
    yield from ("", _("To finish: {landing}").format(landing=exercise.landing))
    shown = _("to share if you like") if exercise.share else _("best kept private")
    yield f"({_(KEEPING[exercise.keep])}, {shown})"


def _place(words: Catalogue, exercise: Exercise, place: Place) -> Iterator[str]:
    """Yield what a place asks, how to answer it, and the line for the answer."""
    _ = words.gettext
    label = asked_in(words, place)
    if place.way is Way.SCALE:
        scale = _("{question}: a number from {low}, {low_words}, to {high}, {high_words}").format(
            question=label, low=LOWEST, high=HIGHEST, low_words=exercise.layout.low, high_words=exercise.layout.high
        )
        yield from ("", scale, _ANSWER)
    elif place.way is Way.TICK:
        yield f"[ ] {label}"
    elif place.way is Way.DRAWING:
        yield from ("", _("Room to draw, or to say in words what you would draw"), _ANSWER)
    else:
        yield from ("", label or _("Your own"), _ANSWER)


def _underlined(title: str, mark: str) -> tuple[str, str]:
    return title, mark * len(title)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from ("", line)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, *(f"- {line}" for line in lines))
