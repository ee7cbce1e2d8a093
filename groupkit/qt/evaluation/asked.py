"""What is asked at each step before a round of talks begins."""

from dataclasses import replace
from datetime import date

from groupkit.core.evaluation.rounds import KINDS, LONGEST_APPROVAL, LONGEST_TITLE, Kind, Round
from groupkit.core.evaluation.words import Consent
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, Day, line, notes
from groupkit.qt.evaluation.planned import Planned, until
from groupkit.qt.feedback.stepping import KeysToChoose, Step, SteppingPage
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import card, mark, row, rule, stack, text


class PurposeStep(Step[Planned]):
    """What it is for and what will be done with the answers: people hear that before they say anything."""

    def __init__(self, page: Page, planned: Planned) -> None:
        self._planned = planned
        self.title = line(planned.title, example=_("Talks of the first year"), most=LONGEST_TITLE)
        self.purpose = notes(planned.purpose, lines=2)
        self.what = notes(planned.what_happens, lines=3)
        self.first = self.title
        first = _("People hear this before they answer. Say it as you would to a friend.")
        self.layout = stack(
            page.field("title", Field(_("What is this round called?"), self.title)),
            page.field("purpose", Field(_("What is it for?"), self.purpose, hint=first)),
            page.field("what_happens", Field(_("What will you do with the answers?"), self.what)),
            space="l",
        )

    def taken(self) -> Planned:
        """Return the plan with what was typed."""
        return replace(
            self._planned,
            title=self.title.text().strip(),
            purpose=self.purpose.toPlainText().strip(),
            what_happens=self.what.toPlainText().strip(),
        )


class KindStep(Step[Planned]):
    """To make the group better, or research: then it was agreed to by somebody, and has a reference."""

    def __init__(self, page: Page, planned: Planned, words: Consent) -> None:
        self._planned, self._words = planned, words
        self.kind = Choice([(kind.value, _(KINDS[kind])) for kind in Kind], planned.kind)
        self.approval = line(planned.approval, most=LONGEST_APPROVAL)
        self.first = self.kind
        self.asked = page.field("approval", Field(_("The reference"), self.approval, hint=words.research_ask))
        self.said = text("", "body", "soft")
        self.layout = stack(
            page.field("kind", Field(_("What is it for?"), self.kind)), self.said, self.asked, space="l"
        )
        # shown before they stood anywhere, they would be windows of their own for a moment
        for each in (self.said, self.asked):
            each.setParent(page)
        self.kind.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        research = self.kind.value() == Kind.RESEARCH
        self.said.setVisible(not research)
        self.said.setText(self._words.service)
        self.asked.setVisible(research)

    def taken(self) -> Planned:
        """Return the plan with what was chosen; another kind is kept for another time."""
        kind = self.kind.value() or Kind.SERVICE.value
        kept = self._planned.keep_until if kind == self._planned.kind else ""
        return replace(self._planned, kind=kind, approval=self.approval.text().strip(), keep_until=kept)


class FewStep(Step[Planned]):
    """How few are too few to be shown, and until when what was said is kept."""

    def __init__(self, page: Page, planned: Planned, today: date) -> None:
        self._planned = planned
        self.least, self.day = Count(planned.k, digits=2), Day(until(planned, today))
        self.first = self.least
        few = _("With fewer, the group hears nothing of a theme before two people have looked at it.")
        gone = _("On that day everything that was said goes for good. Later is not better.")
        self.layout = stack(
            page.field("k", Field(_("How many people carry a theme at least?"), self.least, hint=few)),
            page.field("keep_until", Field(_("Until when is it kept?"), self.day, hint=gone)),
            space="l",
        )

    def taken(self) -> Planned:
        """Return the plan with what was typed."""
        return replace(self._planned, k=self.least.count() or 0, keep_until=self.day.day().isoformat())


class KeysStep(KeysToChoose[Planned]):
    """Who reads what was said, and which two look for themes in it, each alone."""

    def __init__(self, page: SteppingPage[Planned], planned: Planned) -> None:
        super().__init__(page)
        self._planned = planned
        self.reader, self.one = Choice(self.named, planned.reader), Choice(self.named, planned.first)
        self.other = Choice(self.named, planned.second)
        reads = _("The reader asks people, keeps the plan and sees who said what. Nobody else does.")
        codes = _("They see the answers too, by sign. The reader may be one of the two.")
        two = Columns(
            (page.field("first_coder", Field(_("First person"), self.one)), 1),
            (page.field("second_coder", Field(_("Second person"), self.other)), 1),
            letters=26,
        )
        asked = stack(
            page.field("reader", Field(_("Who is the reader?"), self.reader, hint=reads)),
            text(_("Who looks for themes, each alone?"), "lead"),
            text(codes, "small"),
            two,
            space="m",
        )
        self.lay_out(asked, self.reader)

    def taken(self) -> Planned:
        """Return the plan with who was chosen."""
        reader, one, other = (each.value() or 0 for each in (self.reader, self.one, self.other))
        return replace(self._planned, reader=reader, first=one, second=other)


class ReadStep(Step[Planned]):
    """What every person will hear before they say anything."""

    own_cards = True

    def __init__(self, planned: Planned, made: Round, words: Consent, names: tuple[str, str, str]) -> None:
        self._planned = planned
        reads = _("{reader} reads what was said. {first} and {second} look for themes in it.")
        left = stack(
            text(made.title, "heading"),
            text(words.purpose.format(purpose=made.purpose), "lead"),
            text(words.use.format(what_happens=made.what_happens)),
            text(kind_said(made, words)),
            rule(),
            text(reads.format(reader=names[0], first=names[1], second=names[2])),
            text(words.gone.format(day=current().day(made.keep_until, "full"))),
            None,
            space="m",
        )
        right = stack(
            text(words.title, "heading"),
            *(row(mark("check", "accent"), (text(line_), 1)) for line_ in words.lines),
            row(mark("info", "accent"), (text(words.limits), 1)),
            None,
            space="m",
        )
        self.layout = stack(Columns((card(left), 1), (card(right, "accent"), 1)))

    def taken(self) -> Planned:
        """Return the plan as it is."""
        return self._planned


def kind_said(made: Round, words: Consent) -> str:
    """Return what people hear of the kind of a round."""
    return words.service if made.kind is Kind.SERVICE else words.research.format(reference=made.approval)
