"""What may make services work: cards to talk about, none made for groups like ours, and the group's own draft."""

from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from groupkit.core.outcomes.draft import LIMITS, Draft
from groupkit.core.outcomes.editions import Paper
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.theories import Mark
from groupkit.i18n import _
from groupkit.qt.decisions.offers import wide
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.outcomes.cards import Cards, MarkForm, boxed, draft_card
from groupkit.qt.outcomes.draftform import DraftForm
from groupkit.qt.outcomes.formpage import FormPage
from groupkit.qt.outcomes.papers import Offer
from groupkit.qt.pieces import button, card, row, stack, text
from groupkit.qt.sections import Fold, banner
from groupkit.services.outcomes import draft, editions, theories
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

MARK, DRAFT = "mark", "draft"
AREAS, COMPONENTS = "areas", "components"


class TheoriesPage(FormPage):
    """The cards, laid out one of two ways; each page of them says that they are not about groups."""

    name = "theories"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.way = AREAS

    def content(self) -> QLayout:
        """Return the cards, and the draft or the form beside them."""
        self.words, self.grouping = told(shipped.theories()), told(shipped.grouping())
        self.own_words = told(shipped.draft())
        self.drafts = draft.listing(self.group)
        self.form = self._form()
        self.draft_button = button(
            _("Write our own draft"), "quiet" if self.form else "primary", "plus", does=partial(self.turn, DRAFT)
        )
        head = self.head(self.words.title, self.words.intro, self.draft_button)
        first = banner(self.words.not_ours)
        return stack(head, first, self.beside(self._left(), self.form or self._side()), None)

    def _left(self) -> QWidget:
        ways = ((AREAS, _("By what people do")), (COMPONENTS, _("By part of a service")))
        self.way_entry = wide(Choice(ways, self.way))
        self.way_entry.activated.connect(self._choose)
        laid = theories.in_areas() if self.way == AREAS else theories.in_components()
        marks = theories.marks(self.group)
        self.cards = Cards(laid, self.words, self.grouping, marks, partial(self.turn, MARK))
        which = Field(_("Lay the cards out"), self.way_entry, hint=self.words.reading)
        return boxed(which, self.cards)

    def _choose(self) -> None:
        self.way = self.way_entry.value() or AREAS
        self.draw({})
        self.way_entry.setFocus()

    def _side(self) -> QWidget:
        self.change_buttons: dict[str, QPushButton] = {}
        parts: list[QWidget] = []
        for each in self.drafts:
            made = button(_("Change it"), "quiet", does=partial(self.turn, DRAFT, each.key))
            made.setAccessibleDescription(each.title)
            self.change_buttons[each.key] = made
            parts.append(draft_card(each.title, self.own_words.label, self._lines(each), made))
        if not parts:
            parts.append(
                card(
                    stack(
                        text(self.own_words.title, "heading"),
                        text(self.own_words.intro, "body", "soft"),
                        space="m",
                    )
                )
            )
        return boxed(*parts, self._papers(), self._first_ideas())

    def _papers(self) -> QWidget:
        cards = Offer(paper=Paper.THEORIES, which=editions.COMPONENTS if self.way == COMPONENTS else "")
        own = (Offer(paper=Paper.DRAFT, which=each.key, named=each.title) for each in self.drafts)
        return self.papers((cards, *own, Offer(paper=Paper.DRAFT)))

    def _lines(self, each: Draft) -> list[tuple[str, tuple[str, ...]]]:
        said = _("If {when}, then {then}.")
        sentences = tuple(said.format(when=one.when, then=one.then) for one in each.if_thens)
        boxes = [(known.title, each.of(known.key)) for known in self.own_words.boxes]
        return [(_("If and then"), sentences), *boxes, (self.own_words.limits_title, each.of(LIMITS))]

    def _first_ideas(self) -> QWidget:
        words = told(shipped.drafts())
        lines = [row(text("•", wrap=False), (text(each.words), 1), space="s") for each in words.drafts]
        intro, reading = text(words.intro, "body", "soft"), text(words.reading, "small", "soft")
        return Fold(words.title, card(stack(intro, *lines, reading, space="s")))

    # the form at the side

    def _form(self) -> QWidget | None:
        made: QWidget | None = None
        if self.open == MARK:
            theory = next(each for each in theories.listing(self.group) if each.key == self.on)
            known = theories.marks(self.group).get(self.on)
            made = MarkForm(self, theory, known, self.words.not_ours, (self.save_mark, self.turn, self.unmark))
        elif self.open == DRAFT:
            known_draft = next((each for each in self.drafts if each.key == self.on), None)
            act = (self.save_draft, self.turn)
            made = DraftForm(self, known_draft, self.own_words, act, self.remove_draft)
        if made is not None:
            self.first = next(iter(self.fields.values())).entry
        return made

    def save_mark(self) -> None:
        """Keep what local services do about a card."""
        form = self.form
        assert isinstance(form, MarkForm)  # noqa: S101  its own button asks for it
        standing = form.standing.value()
        assert standing is not None  # noqa: S101  there is always one to choose
        made = Mark(theory=self.on, standing=Answer(standing), comment=form.comment.toPlainText())
        self.done(partial(theories.mark, self.group, made), _("It is written down."))

    def unmark(self) -> None:
        """Take away what was said of a card."""
        key = self.on
        self.done(lambda sure: theories.unmark(self.group, key), _("It is taken away."))  # noqa: ARG005

    def save_draft(self) -> None:
        """Keep the draft."""
        form = self.form
        assert isinstance(form, DraftForm)  # noqa: S101  its own button asks for it
        self.done(partial(draft.keep, self.group, form.draft()), _("The draft is kept."))

    def remove_draft(self) -> None:
        """Take the draft away."""
        key = self.on
        self.done(lambda sure: draft.remove(self.group, key), _("The draft is off the list."))  # noqa: ARG005
