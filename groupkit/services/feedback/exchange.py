"""Feedback forms on their way to other survey programs and back, as XLSForm files."""

from pathlib import Path

from groupkit.core.feedback import survey
from groupkit.core.feedback.checking import gaps
from groupkit.core.feedback.forms import Form, texts, told
from groupkit.core.feedback.fromsurvey import Taken, form_of
from groupkit.core.feedback.words import told as words_told
from groupkit.core.problems import GroupkitError, Problem
from groupkit.i18n import N_, catalogue, languages, own_name
from groupkit.storage.feedback import shipped, xlsform

SUFFIX = ".xlsx"
_NOT_WRITTEN = N_("{name} could not be saved there. Choose another place.")


def tellings(form: Form) -> tuple[survey.Telling, ...]:
    """Return a form in every language it is written in whole, its own first."""
    codes = survey.languages(form) if form.own else _shipped_in(form)
    return tuple(
        survey.Telling(
            language=code,
            name=own_name(code),
            form=told(form, catalogue(code)) if code != form.language else form,
            words=words_told(shipped.words(), catalogue(code)),
        )
        for code in codes
    )


def untold(form: Form, language: str) -> tuple[Problem, ...]:
    """Return every text of a form that comes with groupkit and is not written in a language."""
    spoken = catalogue(language)
    known = texts(form)
    found = {at: said if spoken.has(f"feedback/{form.id}/{at}", said) else "" for at, said in known.items()}
    return gaps(form, {language: found})


def to_xlsform(form: Form, path: Path) -> None:
    """Save a form as an XLSForm file, in every language it is written in."""
    try:
        path.write_bytes(xlsform.written(survey.sheets(tellings(form))))
    except OSError as reason:
        raise GroupkitError(_NOT_WRITTEN, name=path.name) from reason


def from_xlsform(path: Path) -> Taken:
    """Return the form in an XLSForm file, to be looked at before it is saved, and what could not be kept."""
    return form_of(path.name, xlsform.opened(path), shipped.words())


def _shipped_in(form: Form) -> tuple[str, ...]:
    return tuple(code for code in languages() if code == form.language or not untold(form, code))
