"""The forms about a business meeting: when and where it is, and the rules of deciding."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QWidget

from groupkit.core.business import Business, share_in_words
from groupkit.core.decisions import BIG_THINGS, Rules, Share
from groupkit.i18n import _, current
from groupkit.qt.columns import Columns
from groupkit.qt.decisions.offers import DayChoice, RoleChoice, days_back, wide
from groupkit.qt.entries import Amount, Choice, Clock, Count, Day, line, notes
from groupkit.qt.fields import Field
from groupkit.qt.page import Page
from groupkit.qt.pieces import button, card, stack, text
from groupkit.qt.ticks import Tick
from groupkit.services import meetings

Action = Callable[[], object]
_EVENING = time(19)
_HALF, _THIRD, _TWO_THIRDS = Share(of=1, out_of=2), Share(of=1, out_of=3), Share(of=2, out_of=3)
_MOST, _ALL = Share(of=3, out_of=4), Share(of=1, out_of=1)


class PlanForm(QWidget):
    """When and where the business meeting is, whose it is, and what else is on its list."""

    def __init__(self, page: Page, known: Business | None, save: Action, leave: Action, remove: Action) -> None:
        super().__init__()
        following = meetings.tonight(page.group)
        first = Business(
            day=following.day if following else page.group.today(),
            start=following.ends.time() if following else _EVENING,
            room=following.meeting.venue if following else "",
        )
        self._known = known or first
        self.day, self.start = Day(self._known.day), Clock(self._known.start or _EVENING)
        self.room = line(self._known.room, example=_("Eastside Hall, Room 2"), most=80)
        held = [(each.id, each.name) for each in meetings.listing(page.group)]
        self.meeting = wide(Choice([(0, _("The whole group")), *held], self._known.meeting or 0))
        self.told = DayChoice(_("Not yet"), days_back(page.group), self._known.notice_on)
        self.more = notes("\n".join(self._known.more), example=_("Who has the spare key?"), lines=3)
        self.save_button = button(_("Save this meeting"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.remove_button = button(_("Call it off"), "plain", "x", does=remove)
        self.remove_button.setVisible(known is not None)
        hint = _("A line each. Ideas to decide are added by themselves.")
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("A business meeting"), "heading"),
                        page.field("day", Field(_("Which day"), self.day)),
                        page.field("start", Field(_("When it starts"), self.start)),
                        page.field("room", Field(_("Where"), self.room)),
                        page.field("meeting", Field(_("Whose meeting it is"), self.meeting)),
                        page.field("notice_on", Field(_("When everybody was told"), self.told)),
                        page.field("more", Field(_("Also on the list"), self.more, hint=hint)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        Columns(self.remove_button, letters=0),
                        space="l",
                    )
                ),
                None,
            )
        )

    def meeting_planned(self) -> Business:
        """Return the business meeting as answered."""
        return replace(
            self._known,
            day=self.day.day(),
            start=self.start.moment(),
            room=self.room.text(),
            meeting=self.meeting.value() or None,
            notice_on=self.told.value(),
            more=tuple(self.more.toPlainText().splitlines()),
        )


class HeldForm(QWidget):
    """How the business meeting was held, in numbers and roles; no names."""

    def __init__(self, page: Page, known: Business, save: Action, leave: Action) -> None:
        super().__init__()
        self._known = known
        self.present = Count(known.present, digits=3)
        self.apologies = Count(known.apologies, digits=3)
        self.taken_by = RoleChoice(page.group, _("Nobody yet"), known.taken_by)
        self.read_back = Tick(_("The notes were read back at the end"), done=known.read_back)
        self.save_button = button(_("Write it down"), "quiet", "check", does=save)
        self.leave_button = button(_("Not now"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("At the meeting"), "heading"),
                        page.field("present", Field(_("How many are here"), self.present)),
                        page.field(
                            "apologies", Field(_("How many sent word that they could not come"), self.apologies)
                        ),
                        page.field("taken_by", Field(_("Which role takes the notes"), self.taken_by)),
                        self.read_back,
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )

    def held(self) -> Business:
        """Return the business meeting with what was counted."""
        return replace(
            self._known,
            present=self.present.count(),
            apologies=self.apologies.count(),
            taken_by=self.taken_by.value() or "",
            read_back=self.read_back.isChecked(),
        )


class RulesForm(QWidget):
    """Who is enough, what carries a vote, and what is big: the group's own to settle."""

    def __init__(self, page: Page, known: Rules, save: Action, leave: Action) -> None:
        super().__init__()
        self._known, currency = known, page.group.profile.currency
        self.least = Count(known.least, digits=2)
        self.usual = _shares((_HALF, _THIRD, _TWO_THIRDS), known.usual)
        self.vote = _shares((_TWO_THIRDS, _MOST, _ALL), known.vote)
        self.notice = Count(known.notice, digits=2)
        self.small = Amount(currency, known.small_up_to, field="small_up_to")
        self.big = Amount(currency, known.big_over, field="big_over")
        self.things = notes(known.big_things, example=_(BIG_THINGS), lines=3)
        self.save_button = button(_("Settle it"), "quiet", "check", does=save)
        self.leave_button = button(_("Leave it as it was"), "plain", does=leave)
        self.setLayout(
            stack(
                card(
                    stack(
                        text(_("How we decide"), "heading"),
                        page.field("least", Field(_("So many regulars are enough"), self.least)),
                        page.field("usual", Field(_("Or this part of those who come most weeks"), self.usual)),
                        page.field("vote", Field(_("A vote carries when so many say yes"), self.vote)),
                        page.field("notice", Field(_("Meetings ahead that a big thing is put up"), self.notice)),
                        page.field("small_up_to", Field(_("A small thing costs at most"), self.small)),
                        page.field("big_over", Field(_("A big thing costs more than"), self.big)),
                        page.field("big_things", Field(_("What else is big"), self.things)),
                        Columns(self.save_button, self.leave_button, letters=0, space="s"),
                        space="l",
                    )
                ),
                None,
            )
        )

    def rules(self) -> Rules:
        """Return the rules as answered; raise RefusedError where an amount cannot be read."""
        return replace(
            self._known,
            least=self.least.count() or 0,
            usual=self.usual.value() or self._known.usual,
            vote=self.vote.value() or self._known.vote,
            notice=self.notice.count() or 0,
            small_up_to=self.small.pence(),
            big_over=self.big.pence(),
            big_things=self.things.toPlainText(),
        )


def _shares(offered: tuple[Share, ...], known: Share) -> Choice[Share]:
    own = () if known in offered else (known,)
    return wide(Choice(((share, share_in_words(share, current())) for share in (*own, *offered)), known))
