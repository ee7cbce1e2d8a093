"""What is asked for when a round begins: the form, who may answer, what it is for, and who opens the box."""

from dataclasses import replace

from groupkit.core.feedback.forms import Form, told
from groupkit.core.feedback.release import suggested
from groupkit.core.feedback.rounds import LONGEST_LABEL, Below, Room, Round, usual_below
from groupkit.core.feedback.words import Words
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Count, line, notes
from groupkit.qt.feedback.cards import UNTIL
from groupkit.qt.feedback.planned import Planned, with_cards
from groupkit.qt.feedback.stepping import KeysToChoose, Step, SteppingPage
from groupkit.qt.feedback.studio.naming import in_short
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, button, card, mark, row, rule, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services.feedback import cards, rounds

_MOST_LINES = 8


class FormStep(Step[Planned]):
    """Which form; what it says of itself stands beside the choice."""

    def __init__(self, page: Page, planned: Planned, offered: tuple[Form, ...]) -> None:
        self._planned, self._forms = planned, {each.id: each for each in offered}
        titles = [(each.id, told(each, current()).title) for each in offered]
        self.choice = Choice(titles, planned.form or None)
        self.said, self.short = text(""), text("", "small", "soft")
        self.choice.currentIndexChanged.connect(self._show)
        self.first = self.choice
        field = page.field("form", Field(_("Which form?"), self.choice))
        go = button(_("See all forms"), "plain", "file-text", does=lambda: page.desk.go("feedbackforms"))
        self.layout = stack(field, self.said, self.short, row(go, None), space="m")
        self._show()

    def _show(self) -> None:
        form = self._forms.get(self.choice.value() or "")
        if form is not None:
            self.said.setText(told(form, current()).intro)
            self.short.setText(in_short(form))

    def taken(self) -> Planned:
        """Return the plan with what was chosen."""
        chosen = self.choice.value() or ""
        if chosen == self._planned.form:
            return self._planned
        form = self._forms.get(chosen)
        below = (usual_below(form) if form else Below.DESTROY).value
        return replace(self._planned, form=chosen, what_happens="", k=0, cards=False, below=below)


class PeopleStep(Step[Planned]):
    """Two numbers: how many could answer, and how many the box waits for; what follows is said at once."""

    own_cards = True

    def __init__(self, page: Page, planned: Planned, form: Form, earlier: Round | None) -> None:
        self._page, self._planned, self._form = page, planned, form
        self.able = Count(planned.able or None, digits=3)
        self.least = Count(planned.k or None, digits=3)
        self.below = Choice(
            (
                (Below.DESTROY, _("It is destroyed unread")),
                (Below.MERGE, _("Its answers wait for the next round")),
            ),
            Below(planned.below),
        )
        self.joined, self.left = Count(planned.joined, digits=3), Count(planned.left, digits=3)
        self.first = self.able
        hint = _("Everybody who could come, and not only those who were there tonight.")
        numbers: list[Item] = [
            page.field("able", Field(_("How many people could answer?"), self.able, hint=hint)),
            page.field("k", Field(_("How many answers does the box wait for?"), self.least)),
            page.field("below", Field(_("If too few answer, what becomes of the box?"), self.below)),
        ]
        if earlier is not None:
            came = page.field("joined", Field(_("How many came to the group since the last round?"), self.joined))
            went = page.field("left", Field(_("How many left it since?"), self.left))
            numbers.append(Columns((came, 1), (went, 1)))
        note = _("Whoever likes draws a card and keeps it. Next time we see how many moved, never who.")
        self.cards = Tick(_("With two-word cards"), note, done=planned.cards, fades=False)
        if cards.can_follow(form):
            numbers.append(self.cards)
            self.cards.toggled.connect(self._show)
        self.heading = text("", "lead")
        self.lines = [text("") for _each in range(_MOST_LINES)]
        for entry in (self.able, self.least):
            entry.textChanged.connect(self._show)
        self.below.currentIndexChanged.connect(self._show)
        self.able.textEdited.connect(self._suggest)
        self.told = card(stack(self.heading, *self.lines, None, space="s"), "sunken")
        self.layout = stack(Columns((card(stack(*numbers, None, space="l")), 1), (self.told, 1)))
        self._show()

    def _suggest(self) -> None:
        self.least.set_count(suggested(self.able.count() or 0))

    def _show(self) -> None:
        able = self.able.count()
        self.told.setVisible(bool(able))
        if not able:
            return
        form = with_cards(replace(self._planned, cards=self.cards.isChecked()), self._form)
        plan = rounds.plan(
            self._page.group, form, able, k=self.least.count(), below=self.below.value() or Below.DESTROY
        )
        closed = plan.room is Room.CLOSED
        self.heading.setText(_("This would not work") if closed else _("People will read this first"))
        for at, label in enumerate(self.lines):
            label.setText(plan.lines[at] if at < len(plan.lines) else "")
            label.setVisible(at < len(plan.lines))

    def taken(self) -> Planned:
        """Return the plan with what was typed."""
        able = self.able.count() or 0
        return replace(
            self._planned,
            able=able,
            k=self.least.count() or suggested(able),
            joined=self.joined.count() or 0,
            left=self.left.count() or 0,
            below=(self.below.value() or Below.DESTROY).value,
            cards=self.cards.isChecked(),
        )


class PurposeStep(Step[Planned]):
    """What it is for and what will be done with the answers: people read that before they write."""

    def __init__(self, page: Page, planned: Planned, form: Form) -> None:
        self._planned = planned
        self.purpose = notes(planned.purpose, lines=2)
        self.what = notes(planned.what_happens or told(form, current()).what_happens, lines=4)
        self.label = line(planned.label, example=_("Autumn"), most=LONGEST_LABEL)
        self.first = self.purpose
        hint = _("A short word that tells this round from others, if you like.")
        self.layout = stack(
            page.field("purpose", Field(_("What is it for?"), self.purpose)),
            page.field("what_happens", Field(_("What will you do with the answers?"), self.what)),
            page.field("label", Field(_("A label"), self.label, hint=hint)),
            space="l",
        )

    def taken(self) -> Planned:
        """Return the plan with what was typed."""
        purpose, what = self.purpose.toPlainText().strip(), self.what.toPlainText().strip()
        return replace(self._planned, purpose=purpose, what_happens=what, label=self.label.text().strip())


class KeysStep(KeysToChoose[Planned]):
    """Who reads the answers, and who has to be there when the box is opened."""

    def __init__(self, page: SteppingPage[Planned], planned: Planned) -> None:
        super().__init__(page)
        self._planned = planned
        self.reader, self.trustee = Choice(self.named, planned.reader), Choice(self.named, planned.trustee)
        reads = _("The reader sees what people wrote in their own words, and nobody else does.")
        there = _("The other one has to be there: neither of the two can open the box alone.")
        asked = stack(
            page.field("reader", Field(_("Who is the reader?"), self.reader, hint=reads)),
            page.field("trustee", Field(_("Who opens the box with the reader?"), self.trustee, hint=there)),
            space="l",
        )
        self.lay_out(asked, self.reader)

    def taken(self) -> Planned:
        """Return the plan with who was chosen."""
        return replace(self._planned, reader=self.reader.value() or 0, trustee=self.trustee.value() or 0)


class ReadStep(Step[Planned]):
    """What every person will read before they answer."""

    own_cards = True

    def __init__(self, planned: Planned, made: Round, words: Words, names: tuple[str, str]) -> None:
        self._planned = planned
        promise, form = words.promise, told(made.form, current())
        left = stack(
            text(form.title, "heading"),
            text(made.purpose, "lead"),
            text(promise.done_with, "lead"),
            text(made.what_happens),
            rule(),
            *(row(mark("users", "accent"), (text(line_), 1)) for line_ in rounds.told(made)),
            text(words.opening.who.format(reader=names[0], trustee=names[1])),
            text(_(UNTIL).format(day=current().day(made.keep_until, "full"))),
            text(words.opening.honest, "small"),
            None,
            space="m",
        )
        kept = (line_.format(k=made.k, able=made.able) for line_ in promise.lines)
        right = stack(
            text(promise.heading, "heading"),
            *(row(mark("check", "accent"), (text(line_), 1)) for line_ in kept),
            text(promise.cannot_heading, "heading"),
            *(row(mark("info", "accent"), (text(line_), 1)) for line_ in promise.cannot),
            None,
            space="m",
        )
        self.layout = stack(Columns((card(left), 1), (card(right, "accent"), 1)))

    def taken(self) -> Planned:
        """Return the plan as it is."""
        return self._planned
