"""What stands in every step: how I am before it, what supports me and comes next, and room for notes."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.workbooks.answers import Place, Way
from groupkit.core.workbooks.chapters import Chapter
from groupkit.core.workbooks.editions import Own
from groupkit.core.workbooks.exercises import Exercise, Kind, Layout
from groupkit.pdf.workbooks.blocks import Asked, Block, lines, text
from groupkit.pdf.workbooks.exercises import exercise_pages
from groupkit.pdf.workbooks.kinds import room
from groupkit.pdf.workbooks.reading import bullets, sections, titled
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.stacking import Page, pages


def check_in(sheet: Sheet, chapter: str) -> list[Page]:
    """Return the page on which someone marks how they are before they begin."""
    _ = sheet.words.gettext
    made = Exercise(
        key="check-in",
        kind=Kind.SCALE,
        title=_("How I am today"),
        purpose=_("To choose a page that fits today."),
        minutes=2,
        do=(),
        landing="",
        layout=Layout(
            scales=(_("My mood"), _("My urge to drink or use"), _("How steady I feel")),
            low=_("low"),
            high=_("high"),
            prompts=(_("One thing that would help today"),),
            lines=2,
        ),
    )
    blocks = [
        text(sheet, made.title, "title", kept=True),
        text(sheet, _("Mark each line where it feels right. No place on it is better than another."), above=4),
        text(sheet, _("If today is a hard day, choose a short page, or just rest."), above=4, kept=True),
        *_lowered(room(sheet, made, chapter), sheet.unit * 4),
    ]
    return pages(blocks, sheet.height)


def _lowered(blocks: list[Block], above: float) -> list[Block]:
    first, *others = blocks
    return [replace(first, above=above), *others]


def next_steps(sheet: Sheet, chapter: str) -> list[Page]:
    """Return the page on who supports me and what I do next."""
    _ = sheet.words.gettext
    made = Exercise(
        key="next",
        kind=Kind.PROMPTS,
        title=_("Support, and what comes next"),
        purpose=_("To leave this step with one small thing to do and somebody beside you."),
        minutes=5,
        do=(),
        landing="",
        layout=Layout(
            prompts=(
                _("What I want to remember from this step"),
                _("Who I can talk to about it"),
                _("One small thing I will do"),
                _("What could get in the way, and what then"),
            ),
            lines=2,
        ),
    )
    blocks = [
        text(sheet, made.title, "title", kept=True),
        text(sheet, made.purpose, above=4, kept=True),
        *_lowered(room(sheet, made, chapter), sheet.unit * 4),
    ]
    return pages(blocks, sheet.height)


def notes_page(sheet: Sheet, chapter: str) -> list[Page]:
    """Return a page of lines for anything else."""
    _ = sheet.words.gettext
    place = Place(key="notes", way=Way.TEXT, label=_("Notes"), lines=30)
    asked = Asked(name=f"{chapter}/own/notes", place=place)
    return pages(
        [text(sheet, place.label, "title", kept=True), lines(sheet, asked, above=sheet.unit)], sheet.height
    )


def back_pages(sheet: Sheet, chapter: Chapter) -> Iterator[list[Page]]:
    """Yield the card of a bad moment: what is filled in on a steady day, and last, on the back, what to do now."""
    settling = [each for each in chapter.exercises if each.kind is Kind.SETTLING]
    for exercise in chapter.exercises:
        if exercise not in settling:
            yield exercise_pages(sheet, exercise, chapter.key)
    blocks = [text(sheet, chapter.title, "chapter", kept=True), *sections(sheet, chapter.sections)]
    for exercise in settling:
        blocks += [titled(sheet, exercise.title), *_lowered(room(sheet, exercise, chapter.key), sheet.unit)]
    first, *others = pages(blocks, sheet.height)
    yield [replace(first, outline=((chapter.title, 0),)), *others]


def roles_box(sheet: Sheet, own: Own, chapter: str) -> list[Block]:
    """Return what the group is looking for, or lines to ask and write it down."""
    _ = sheet.words.gettext
    blocks = [
        text(sheet, _("Jobs our group is looking for"), "title", kept=True),
        text(sheet, _("Small is good. Ask what it takes before you say yes. You may stop again."), above=4),
    ]
    if own.open_roles:
        return [*blocks, *bullets(sheet, own.open_roles)]
    place = Place(
        key="roles", way=Way.TEXT, label=_("Ask at the meeting, and write down what you could do"), lines=4
    )
    ask = text(sheet, place.label, "strong", above=sheet.unit * 3, kept=True)
    return [*blocks, ask, lines(sheet, Asked(name=f"{chapter}/own/roles", place=place))]
