"""Papers of a round of talks, printed in the language and on the paper of the group."""

from typing import TYPE_CHECKING, BinaryIO, Protocol

from groupkit.core.evaluation.clocks import form_of
from groupkit.i18n import _
from groupkit.lazy import lazily
from groupkit.qt import printing
from groupkit.qt.ticks import Tick
from groupkit.services.feedback import forms
from groupkit.storage.evaluation import shipped
from groupkit.storage.feedback import shipped as feedback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groupkit.core.evaluation.clocks import Due
    from groupkit.core.evaluation.matrix import Matrix
    from groupkit.core.evaluation.rounds import Round
    from groupkit.core.evaluation.sessions import Session
    from groupkit.core.progress import Progress
    from groupkit.pdf.evaluation import check, consent, matrices, planner, questions, session
    from groupkit.qt.page import Page
    from groupkit.services.evaluation.check import Passed
else:
    check = lazily("groupkit.pdf.evaluation.check")
    consent = lazily("groupkit.pdf.evaluation.consent")
    matrices = lazily("groupkit.pdf.evaluation.matrices")
    planner = lazily("groupkit.pdf.evaluation.planner")
    questions = lazily("groupkit.pdf.evaluation.questions")
    session = lazily("groupkit.pdf.evaluation.session")


class Prints(Protocol):
    """A page from which papers are printed, in large print or not."""

    large: bool


def large_tick(page: Prints) -> Tick:
    """Make the tick that asks for large print; the page holds what was chosen when it is drawn anew."""
    tick = Tick(_("In large print"), done=page.large)
    tick.toggled.connect(lambda large: setattr(page, "large", large))
    return tick


def print_consent(page: "Page", made: "Round", *, large: bool = False) -> None:
    """Print the sheet that is gone through before a talk."""
    profile = page.group.profile

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        consent.consent(
            shipped.consent(), made, into, language=language, paper=size, large=large, progress=progress
        )

    printing.print_out(page.desk, page, make)


def print_questions(
    page: "Page", made: "Round", talk: "tuple[str, str]", *, ways: bool, large: bool = False
) -> None:
    """Print the questions of one talk, with room to write; `talk` is the sign and the wave.

    With `ways` it also asks which way each part of life went.
    """
    sign, wave = talk
    profile, form = page.group.profile, forms.get(page.group, form_of(wave, shipped.waves()))

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        asked = questions.Talk(form=form, wave=wave, sign=sign, purpose=made.purpose, ways=ways)
        words = (feedback.words(), shipped.consent(), shipped.codebook())
        questions.questions(asked, *words, into, language=language, paper=size, large=large, progress=progress)

    printing.print_out(page.desk, page, make)


def print_plan(page: "Page", talks: "Sequence[Due]", *, large: bool = False) -> None:
    """Print when each talk is best held, for the reader."""
    profile = page.group.profile

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        planner.planner(talks, shipped.waves(), into, language=language, paper=size, large=large, progress=progress)

    printing.print_out(page.desk, page, make)


def print_matrix(page: "Page", found: "Matrix", *, large: bool = False) -> None:
    """Print a matrix as it is laid out, for the reader."""
    profile = page.group.profile

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        matrices.matrix(found, into, language=language, paper=size, large=large, progress=progress)

    printing.print_out(page.desk, page, make)


def print_themes(page: "Page", passed: "Sequence[Passed]", *, large: bool = False) -> None:
    """Print what the group hears, one theme a page."""
    profile = page.group.profile

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        check.check(
            passed, shipped.roomcheck(), into, language=language, paper=size, large=large, progress=progress
        )

    printing.print_out(page.desk, page, make)


def print_session(page: "Page", plan: "Session", *, large: bool = False) -> None:
    """Print the plan of a talk with more than one person."""
    printing.print_out(page.desk, page, _session(page, plan, large=large))


def save_session(page: "Page", plan: "Session", *, large: bool = False) -> None:
    """Save the plan of a talk with more than one person as a PDF."""
    printing.save(page.desk, page, _("Plan for a talk with several"), _session(page, plan, large=large))


def _session(page: "Page", plan: "Session", *, large: bool) -> printing.Make:
    profile = page.group.profile

    def make(into: BinaryIO, progress: "Progress") -> None:
        language, size = profile.printing_language, profile.paper
        session.session(
            plan, shipped.consent(), into, language=language, paper=size, large=large, progress=progress
        )

    return make
