"""At every size, in both directions and however long the words are, the kiosk can be read and reached."""

from dataclasses import replace

import pytest

from groupkit.core.feedback.forms import Form
from groupkit.qt.feedback.kiosk.faces import AnswerButton
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.visit import Stage, Visit
from groupkit.qt.feedback.kiosk.watch import Watch
from groupkit.qt.look import worn
from groupkit.storage import vault
from groupkit.storage.feedback import shipped
from tests.qt import checks, desks
from tests.qt.kiosks import CALM, FORM, Memory, asked_on, shown, visit_of

SENTENCE = "Words that go on for longer than anybody would like, as they do when a group writes its own. "
WORDY = replace(
    FORM,
    title=SENTENCE,
    intro=SENTENCE * 3,
    credit=SENTENCE * 3,
    questions=tuple(
        replace(
            each,
            ask=(SENTENCE * 4)[:300],
            statement=(SENTENCE * 4)[:300] if each.statement else "",
            easy=SENTENCE,
            options=tuple(
                replace(option, words=f"{option.words} {SENTENCE} {desks.LONG}") for option in each.options
            ),
        )
        for each in FORM.questions
    ),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(vault, "_OPERATIONS", 1)
        quick.setattr(vault, "_MEMORY", 8192)
        group = desks.full(tmp_path_factory.mktemp("known"))
    yield group
    group.close()


@pytest.fixture(autouse=True)
def _never_left(monkeypatch):
    """Let other windows of the tests open without the kiosk noticing that it was left."""
    monkeypatch.setattr(Watch, "attach", lambda _watch, _window: None)


def stands(known, form: Form, language: str) -> KioskPage:
    desk = desks.desk(known)
    desk.settings = replace(desk.settings, language=language, text_size=round(worn().scale * 100))
    page = KioskPage(desk)
    page.draw({})
    page.show_this(Memory(replace(CALM, form=form, able=6)))
    return page


def walked(page: KioskPage):
    """Go through every stage of a visit; give the name of each."""
    yield "door"
    page.step(Visit.begin)
    yield "promise"
    page.step(Visit.onwards)
    while visit_of(page).stage is Stage.QUESTION:
        asked = asked_on(page)
        if asked.grid is not None:
            asked.grid.answers[1].click()
        elif asked.entry is not None:
            asked.entry.setPlainText("9 words")
        yield visit_of(page).question.key
        page.step(Visit.onwards)
    visit_of(page).refused(SENTENCE)
    page.step(lambda _visit: None)
    yield "before"
    page.help_here()
    yield "help"
    page.step(Visit.back)
    page.left_alone()
    yield "still"
    page.stop()
    yield "forgotten"
    page.step(Visit.ask_to_leave)
    checks.type_text(shown(page).leaving.entry, "not this")
    shown(page).leaving.leave()
    yield "leaving"
    page.step(lambda visit: visit.forget(Stage.THANKS))
    yield "thanks"


def faults(frame, page: KioskPage) -> list[object]:
    """Everything on a stage that cannot be read or reached, answers that are cut off among it."""
    answers = page.findChildren(AnswerButton)
    cut = [each.words for each in answers if each.height() < each.heightForWidth(each.width())]
    narrow = [each.words for each in answers if each.width() < each.least_width()]
    return [*desks.faults_in(frame, page), *cut, *narrow]


def all_faults(qtbot, page: KioskPage, scale: float) -> dict[str, list[object]]:
    frame = desks.framed(qtbot, page, scale=scale)
    found = {}
    for stage in walked(page):
        checks.settle(frame)
        found[stage] = faults(frame, page)
    return {stage: said for stage, said in found.items() if said}


@pytest.mark.parametrize(("language", "scale"), desks.DRESSES)
@pytest.mark.parametrize("form", [FORM, WORDY], ids=["typical", "wordy"])
def test_every_stage_can_be_read_and_reached(qtbot, known, form, language, scale):
    desks.wear(language, scale)
    assert all_faults(qtbot, stands(known, form, language), scale) == {}


@pytest.mark.proof
@pytest.mark.parametrize("language", ["en", "ar-XB"])
@pytest.mark.parametrize("form", [form for form in shipped.forms() if form.anonymous], ids=lambda form: form.id)
def test_every_form_that_comes_along_can_be_answered_at_large_text(qtbot, known, form, language):
    desks.wear(language, 2.0)
    assert all_faults(qtbot, stands(known, form, language), 2.0) == {}
