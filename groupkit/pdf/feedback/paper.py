"""Feedback forms that a computer reads, in any language, usual or large: every sheet is like all the others."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.forms import Form, Kind
from groupkit.core.feedback.layout import Layout, PageCode, layout_hash
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress, Silent
from groupkit.i18n import N_
from groupkit.pdf.feedback import flowing
from groupkit.pdf.feedback.codes import strips
from groupkit.pdf.feedback.marks import corners
from groupkit.pdf.feedback.pens import Pen
from groupkit.pdf.feedback.settings import Setting, Told, setting
from groupkit.pdf.feedback.talks import talk
from groupkit.pdf.fonts import named, register
from groupkit.pdf.press import place

_PAGE = N_("{form} · version {version} · page {page} of {pages}")
_PAGE_OF = N_("{form} · version {version} · {label} · page {page} of {pages}")


def layouts(
    form: Form, words: Words, *, language: str = "en", paper: str = "A4", large: bool = False
) -> tuple[Layout, ...]:
    """Return where everything stands on each page of a form, whatever is told of a round on it.

    An open talk has no such pages.
    """
    if not form.anonymous:
        return ()
    edition = setting(language, paper, large=large)
    made = _pages(form, words, edition, Told())
    return tuple(_layout(form, edition, page, at, len(made)) for at, page in enumerate(made, start=1))


def book(  # noqa: PLR0913  a form and the words around it, what is told of its round, and its paper
    form: Form,
    words: Words,
    path: Path | BinaryIO,
    *,
    told: Told | None = None,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print one form: every sheet of a round is a copy of it, the same to the last byte.

    A form that is not anonymous is printed as the sheets of an open talk.
    Raise GroupkitError where the words of a round do not fit, or where the file cannot be written.
    """
    if not form.anonymous:
        talk(form, words, path, language=language, paper=paper, large=large, progress=progress)
        return
    edition = setting(language, paper, large=large)
    printed, progress, written = told or Told(), progress or Silent(), BytesIO()
    made = _pages(form, words, edition, printed)
    canvas = Canvas(written, pagesize=(edition.size[0] * mm, edition.size[1] * mm), invariant=1, lang=language)
    canvas.setTitle(named(forms.told(form, edition.words).title))
    canvas.setAuthor("groupkit")
    for at, page in enumerate(made, start=1):
        progress.step(at - 1, len(made))
        pen = Pen(page.setting, canvas)
        page.draw(pen)
        layout = _layout(form, edition, page, at, len(made))
        corners(canvas, edition.size)
        code = PageCode(hash=layout.hash, page=at, pages=len(made), label=printed.code)
        strips(canvas, edition.size, code)
        flowing.stamp(edition, _stamped(form, edition, layout, printed.label), pen)
        canvas.showPage()
    canvas.save()
    progress.step(len(made), len(made))
    if isinstance(path, Path):
        place(written.getvalue(), path)
    else:
        path.write(written.getvalue())


def _pages(form: Form, words: Words, edition: Setting, told: Told) -> list[flowing.Page]:
    register()
    said = edition.words
    return flowing.pages(forms.told(form, said), around.told(words, said), edition, told)


def _layout(form: Form, edition: Setting, page: flowing.Page, at: int, count: int) -> Layout:
    pen = Pen(page.setting)
    page.draw(pen)
    boxes, areas = tuple(pen.boxes), tuple(pen.areas)
    several = tuple(question.key for question in form.questions if question.kind is Kind.SEVERAL)
    here = {box.question for box in boxes}
    name, place_ = f"{form.id}/{form.version}", f"{edition.edition}/{at}"
    return Layout(
        page=at,
        pages=count,
        hash=layout_hash(name, place_, edition.size, boxes, areas),
        size_mm=edition.size,
        boxes=boxes,
        areas=areas,
        several=tuple(key for key in several if key in here),
    )


def _stamped(form: Form, edition: Setting, layout: Layout, label: str) -> list[str]:
    """Return what stands beside the page code: with the title of the form, or without where that is too long."""
    title = forms.told(form, edition.words).title
    words = edition.words.gettext(_PAGE_OF if label else _PAGE)
    told = {"version": form.version, "label": label, "page": layout.page, "pages": layout.pages}
    return [words.format(form=name, **told) for name in (title, form.id)]
