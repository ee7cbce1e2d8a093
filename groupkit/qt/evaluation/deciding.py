"""What two people decide about one theme: about each finding, and whether the group hears it at all."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.core.evaluation.deciding import LEVELS, LONGEST, Decision, Room, level
from groupkit.core.evaluation.people import STRANDS
from groupkit.core.evaluation.roomcheck import Choice as Does
from groupkit.core.evaluation.roomcheck import Finding, Theme
from groupkit.core.evaluation.words import Roomcheck
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Choice, Day
from groupkit.qt.feedback.kiosk.writing import OwnWords
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import Item, box, card, mark, row, rule, stack, text
from groupkit.services.evaluation import check

Decided = Mapping[str, Decision]


class FindingBox(QWidget):
    """One thing friends would recognise, and the ways there are; none is chosen beforehand."""

    def __init__(
        self,
        page: Page,
        finding: Finding,
        words: Roomcheck,
        room: Room,
        before: Decision | None,
        wider: Sequence[Theme],
    ) -> None:
        super().__init__()
        self.finding = finding
        said = next(each for each in words.findings if each.key == finding.kind.value)
        titles = {each.key: each.title for each in words.choices}
        offers = [each for each in finding.offers if each is not Does.MERGE or wider]
        ways = [("", _("Not decided: it stays back")), *((each.value, titles[each.value]) for each in offers)]
        self.choice = Choice(ways, before.choice.value if before else "")
        self.into = Choice([(each.key, each.title) for each in wider], before.into if before else None)
        self.words = OwnWords(before.words if before else "", LONGEST, lines=2)
        self.day = Day((before.said_on if before else None) or page.group.today())
        self.below: dict[Does, Field[Any]] = {
            Does.MERGE: Field(_("With which theme?"), self.into),
            Does.PARAPHRASE: Field(_("In other words"), self.words),
            Does.ASK: Field(_("On which day did they say yes?"), self.day),
        }
        asked = page.field(finding.key, Field(_("What do you do?"), self.choice))
        self.choice.setAccessibleName(said.title)
        parts: list[Item] = [
            row(mark("eye-off", "accent"), (text(said.title, "lead"), 1), space="s"),
            text(check.said(finding, room.k)),
        ]
        self.choice.setAccessibleDescription(quoted(finding, room))
        # shown before they stood anywhere, they would be windows of their own for a moment
        for each in self.below.values():
            each.setParent(self)
        self.setLayout(stack(*parts, asked, *self.below.values(), space="s"))
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        for does, field in self.below.items():
            field.setVisible(self.choice.value() == does.value)

    def decision(self) -> Decision | None:
        """Return what was decided, or None so far."""
        chosen = self.choice.value()
        if not chosen:
            return None
        does = Does(chosen)
        return Decision(
            about=self.finding.key,
            choice=does,
            words=self.words.toPlainText() if does is Does.PARAPHRASE else "",
            into=(self.into.value() or "") if does is Does.MERGE else "",
            said_on=self.day.day() if does is Does.ASK else None,
        )


class ThemeView(QWidget):
    """One theme as it stands after what was put together, with what was found in it."""

    def __init__(self, page: Page, theme: Theme, room: Room, words: Roomcheck, decided: Decided) -> None:
        super().__init__()
        self.theme = theme
        found = [each for each in room.findings() if each.theme == theme.key]
        wider = [each for each in room.themes if each.strand is theme.strand and each.key != theme.key]
        self.boxes = [
            FindingBox(page, each, words, room, decided.get(each.key), () if each.quotation else wider)
            for each in found
        ]
        before = decided.get(theme.key)
        self.words = OwnWords((before.words if before else "") or theme.words, LONGEST, lines=3)
        self.yes = Choice([(False, _("Leave it out")), (True, _("Yes, the group hears it"))], before is not None)
        heard = current().listing(sorted(theme.carriers))
        left: list[Item] = [
            text(_(STRANDS[theme.strand]), "small", "soft"),
            text(theme.title, "heading"),
            text(_("{level}: {signs}.").format(level=_(LEVELS[level(theme, room.people)]), signs=heard)),
            text(_("The group reads how many in these words. It never reads a sign or a number."), "small", "soft"),
            page.field("words", Field(_("As the group hears it"), self.words)),
            page.field(theme.key, Field(_("Does the group hear it?"), self.yes)),
        ]
        right: list[Item] = []
        about = ""
        for at, each in enumerate(self.boxes):
            right += [rule()] if at else []
            if each.finding.quotation not in {"", about}:
                # said once for all that was found in the same words
                about = each.finding.quotation
                right.append(text(quoted(each.finding, room), "lead"))
            right.append(each)
        if not right:
            right.append(text(_("Nothing was found that friends would know somebody by.")))
        self.first: QWidget = self.boxes[0].choice if self.boxes else self.yes
        whole = Columns((box(stack(card(stack(*left, None, space="m")), None)), 1), (_beside(right), 1))
        self.setLayout(stack(whole))

    def decisions(self) -> list[Decision]:
        """Return everything decided about this theme."""
        made = [decision for each in self.boxes if (decision := each.decision()) is not None]
        if self.yes.value():
            own = self.words.toPlainText().strip()
            made.append(
                Decision(about=self.theme.key, choice=Does.SHOW, words="" if own == self.theme.words else own)
            )
        return made

    def about(self) -> set[str]:
        """Return everything that can be decided about this theme."""
        return {self.theme.key, *(each.finding.key for each in self.boxes)}


def _beside(right: Sequence[Item]) -> QWidget:
    return box(stack(card(stack(*right, space="m"), "accent"), None))


def quoted(finding: Finding, room: Room) -> str:
    """Return the words of somebody that a finding is about, or an empty text."""
    if not finding.quotation:
        return ""
    every = (each for theme in room.themes for each in theme.quotations)
    return _("“{words}”").format(words=next(each.words for each in every if each.key == finding.quotation))
