"""An answer as it was said: by which sign, in which talk, to which question; the way and a hard spell under it."""

from PySide6.QtWidgets import QFrame, QWidget

from groupkit.core.evaluation.answers import SETBACKS, Answer
from groupkit.core.evaluation.clocks import form_of
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.problems import GroupkitError
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.evaluation.band import wave_name
from groupkit.qt.pieces import Item, box, card, stack, text
from groupkit.services.feedback import forms
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped


def question_said(group: Group, answer: Answer) -> str:
    """Return the question somebody answered, in the language of the window."""
    try:
        form = form_told(forms.get(group, form_of(answer.wave, shipped.waves())), current())
    except (GroupkitError, StopIteration):
        # a form that is not there any more
        return ""
    return next((each.says for each in form.questions if each.key == answer.question), "")


def shown(group: Group, answer: Answer, *below: QWidget) -> QFrame:
    """Make the card of an answer, with what is to be done about it under it."""
    who = _("{sign}, {talk}").format(sign=answer.sign, talk=wave_name(answer.wave))
    parts: list[Item] = [text(who, "small", "soft")]
    if asked := question_said(group, answer):
        parts.append(text(asked, "body", "soft"))
    if answer.words:
        parts.append(text(answer.words, "lead"))
    if answer.setback is not None:
        parts.append(text(_("A hard spell: {what}").format(what=_(SETBACKS[answer.setback.what])), "body"))
        if answer.setback.helped:
            parts.append(text(_("What helped: {words}").format(words=answer.setback.helped), "body"))
    return card(stack(*parts, *below, None, space="m"))


def beside(where: str, answer: QWidget, ways: Item, themes: QWidget) -> Columns:
    """Put an answer, with where in the round it stands, beside the themes that may be in it."""
    # the buttons stand by the answer, which is short: the themes beside it are a long list
    left = box(stack(text(where, "lead"), answer, ways, None, space="m"))
    return Columns((left, 1), (box(stack(themes, None)), 1))
