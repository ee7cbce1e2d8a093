"""What a chair sees when the clock does not run: before the start, after the laptop slept, and at the end."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from groupkit.core.meetings import Occasion
from groupkit.core.runner.run import PartTime
from groupkit.i18n import _, current, ngettext
from groupkit.qt.columns import Columns
from groupkit.qt.entries import Clock
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.services.runner import moment

_LATE = timedelta(minutes=1)


class Door(QWidget):
    """Before the meeting: start now, or say when it began, where somebody forgot to press start."""

    def __init__(self, occasion: Occasion, now: datetime, start: Callable[[datetime | None], object]) -> None:
        super().__init__()
        late = now - occasion.starts
        clock = current().clock(occasion.begins.time())
        self.start_button = button(_("Start now"), "primary", "play", does=lambda: start(None))
        self.start_button.setProperty("large", "true")
        lines: list[QWidget] = [text(_said(occasion, now), "display"), self.start_button]
        self.on_time_button = button(
            _("It started on time, at {time}").format(time=clock),
            "quiet",
            "check",
            does=lambda: start(occasion.starts),
        )
        self.other = Clock(occasion.begins.time())
        self.other.setAccessibleName(_("When it started"))
        self.other_button = button(
            _("It started at this time"), "quiet", does=lambda: start(moment(occasion, self.other.moment()))
        )
        if late > _LATE:
            lines += [
                text(_("Was it going already? Say since when, and nothing is lost."), "lead"),
                Columns(self.on_time_button, letters=0),
                box(row(self.other, self.other_button, None)),
            ]
        self.setLayout(stack(None, *lines, None, space="l"))


def _said(occasion: Occasion, now: datetime) -> str:
    minutes = round((occasion.starts - now) / timedelta(minutes=1))
    if minutes > 120:  # noqa: PLR2004  minutes
        return _("It starts at {time}.").format(time=current().clock(occasion.begins.time()))
    if minutes > 0:
        return ngettext("It starts in {count} minute.", "It starts in {count} minutes.", minutes).format(
            count=minutes
        )
    return _("Ready when you are.")


class Asleep(QWidget):
    """After the laptop was off or asleep: was the meeting, too?"""

    def __init__(self, away: timedelta, carry_on: Callable[[], object], pause: Callable[[], object]) -> None:
        super().__init__()
        count = max(1, round(away / timedelta(minutes=1)))
        said = ngettext(
            "The computer was off for {count} minute.", "The computer was off for {count} minutes.", count
        )
        self.carry_on_button = button(_("The meeting went on"), "primary", "play", does=carry_on)
        self.pause_button = button(_("It was a pause"), "quiet", "pause", does=pause)
        buttons = Columns(self.carry_on_button, self.pause_button, letters=0, space="s")
        told = text(said.format(count=count), "heading")
        self.setLayout(
            stack(card(stack(told, text(_("What did the meeting do meanwhile?")), buttons, space="m"), "care"))
        )


class Over(QWidget):
    """After the meeting: how the time went, part by part, without a word about anybody."""

    def __init__(self, titles: dict[str, str], times: tuple[PartTime, ...], on: Callable[[], object]) -> None:
        super().__init__()
        self.onwards_button = button(_("Count heads and close"), "primary", "arrow-right", does=on)
        self.onwards_button.setProperty("large", "true")
        lines = [
            row((text(titles.get(each.part, each.part)), 1), text(_told(each), "body", "soft", wrap=False))
            for each in times
            if each.seconds
        ]
        folded = card(stack(text(_("How the time went"), "heading"), *lines, space="s"))
        self.setLayout(
            stack(
                text(_("That was the meeting. Thank you."), "display"), row(self.onwards_button, None), folded, None
            )
        )


def _told(each: PartTime) -> str:
    took = round(each.seconds / 60)
    said = ngettext("{count} minute, {planned} planned", "{count} minutes, {planned} planned", took)
    return said.format(count=took, planned=round(each.planned / 60))
