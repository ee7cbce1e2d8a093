"""Writing in the studio: the form of an exercise or a chapter, which is never lost while it is half written."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLayout, QWidget

from groupkit.core.problems import Problem, RefusedError
from groupkit.core.workbooks.chapters import Chapter, Workbook
from groupkit.core.workbooks.exercises import NOT_GIVEN, Exercise, Kind, Layout
from groupkit.i18n import N_, _
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, stack
from groupkit.qt.sections import Fold, header
from groupkit.qt.workbooks.chapterform import ChapterForm
from groupkit.qt.workbooks.exerciseform import ExerciseForm
from groupkit.services.group import Group
from groupkit.services.workbooks import exercises, studio
from groupkit.services.workbooks.drafts import Draft

_MINUTES = 10
_SO_MANY = N_("Write from {least} to {most} here, one on each line.")
_JUST_SO_MANY = N_("Write {most} here, one on each line.")


def new_exercise(chapter: str, workbook: str, after: str) -> Draft:
    """Return the draft of a new exercise, which begins like one of ours."""
    kind = Kind.PROMPTS
    fresh = Exercise(
        key="", kind=kind, title="", purpose="", minutes=_MINUTES, do=(), landing="", layout=exercises.like(kind)
    )
    return Draft(workbook=workbook, chapter=chapter, exercise=fresh, after=after)


class Writing:
    """One form at a time: what was there when it was opened, and what stands in it now."""

    def __init__(self, page: Page, keep: Callable[[], object], leave: Callable[[], object]) -> None:
        self._page, self._keep, self._leave = page, keep, leave
        self.draft: Draft | None = None
        self.form: ExerciseForm | ChapterForm | None = None
        self._began: Draft | None = None
        self._layouts: dict[Kind, Layout] = {}

    def begin(self, draft: Draft) -> None:
        """Begin to write; what is changed from now on is kept until it is saved or left."""
        self.draft = self._began = draft
        self._layouts = {}

    def end(self) -> None:
        """Leave the form."""
        self.draft = self.form = self._began = None

    def is_changed(self) -> bool:
        """Tell whether something was written since the form was opened."""
        return self.form is not None and self.written() != self._began

    def written(self) -> Draft:
        """Return what stands in the form now."""
        assert self.draft is not None  # noqa: S101  a form is always of a draft
        if isinstance(self.form, ExerciseForm):
            return replace(self.draft, exercise=self.form.exercise())
        return replace(self.draft, words=self.form.chapter() if self.form else self.draft.words)

    def content(self, draft: Draft) -> QLayout:
        """Return the form as it was left, with a button to keep it and one to leave it."""
        self.keep_button = button(_("Keep it"), "primary", "check", does=self._keep)
        self.leave_button = button(_("Leave it as it was"), "plain", "chevron-left", does=self._leave)
        if draft.exercise is not None:
            new = not draft.exercise.key
            self.form = ExerciseForm(self._page, draft.exercise, self._turn if new else None)
            title = _("A new exercise") if new else draft.exercise.title
            said = _("Choose what kind it is. It begins like one of ours: write your own over it.")
            said = said if new else _("Change what you like. What came with groupkit stays as it is.")
            self._page.first = self.form.kind or self.form.title
        else:
            assert draft.words is not None  # noqa: S101  a draft is of one or the other
            self.form = ChapterForm(self._page, draft.words)
            title, said = draft.words.title, _("Change what you like. What came with groupkit stays as it is.")
            self._page.first = self.form.title
        return stack(header(title, said, self.keep_button, self.leave_button), self.form, None)

    def _turn(self) -> None:
        """Ask what another kind needs; the layout of the kind before is there again when one comes back."""
        written, asked = self.written(), self.draft
        assert asked is not None  # noqa: S101  a form is always of a draft
        assert asked.exercise is not None  # noqa: S101  only an exercise has a kind
        assert written.exercise is not None  # noqa: S101  as above
        before, kind = asked.exercise.kind, written.exercise.kind
        self._layouts[before] = written.exercise.layout
        layout = self._layouts.get(kind) or exercises.like(kind)
        self.draft = replace(written, exercise=replace(written.exercise, layout=layout))
        self.form = None
        self._page.draw({})
        if self._page.first is not None:
            self._page.first.setFocus()

    def save(self, group: Group, workbook: Workbook) -> tuple[Workbook, str]:
        """Keep what is written; return the workbook as it is then, and the key of the exercise."""
        written = self.written()
        try:
            if written.exercise is None:
                return studio.set_chapter(group, workbook, _words_of(written, workbook)), ""
            kept = exercises.set_exercise(group, workbook, written.chapter, written.exercise, written.after)
        except RefusedError as refused:
            raise RefusedError(_plainer(each, written) for each in refused.problems) from refused
        return kept, written.exercise.key or _newest(workbook, kept, written.chapter)

    def open_folds(self) -> None:
        """Open what is folded where something in it is to be put right."""
        assert self.form is not None  # noqa: S101  it was just refused
        wrong = [field for field in self._page.fields.values() if field.problem]
        for fold in self.form.findChildren(Fold):
            if any(_inside(field, fold) for field in wrong):
                fold.line.setChecked(True)


def _words_of(written: Draft, workbook: Workbook) -> Chapter:
    """Return the chapter with its words as written, and its exercises as they are by now."""
    assert written.words is not None  # noqa: S101  a draft is of one or the other
    now = workbook.chapter(written.chapter)
    return replace(written.words, exercises=now.exercises if now else written.words.exercises)


def _newest(before: Workbook, after: Workbook, chapter: str) -> str:
    old, new = before.chapter(chapter), after.chapter(chapter)
    known = {each.key for each in old.exercises} if old else set()
    return next((each.key for each in new.exercises if each.key not in known), "") if new else ""


def _plainer(problem: Problem, written: Draft) -> Problem:
    """Say it by the field it was typed into, without the names things have in a file."""
    least, most = problem.values.get("least"), problem.values.get("most")
    if "name" in problem.values and most is not None:
        said = NOT_GIVEN if (least, most) == (1, 1) else _JUST_SO_MANY if least == most else _SO_MANY
        return replace(problem, message=said)
    words = {f"{each.key}.meaning" for each in written.words.words} if written.words else set()
    return replace(problem, field="words") if problem.field in words else problem


def _inside(field: QWidget, fold: Fold) -> bool:
    return fold.isAncestorOf(field)
