"""What a person types after a command: days, times, numbers, choices and files."""

from datetime import date, time
from pathlib import Path

import click

from groupkit.i18n import N_, _

FILE = click.Path(path_type=Path)
LARGEST = 999_999


class Day(click.ParamType):
    """A day, like 2026-11-14."""

    name = "day"
    shown = N_("DAY")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(_("Write the day like 2026-11-14: the year, the month, the day."), param, ctx)


class Clock(click.ParamType):
    """A time of day, like 19:30."""

    name = "clock"
    shown = N_("TIME")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """Read a time of day."""
        if isinstance(value, time):
            return value
        try:
            return time.fromisoformat(str(value)).replace(tzinfo=None)
        except ValueError:
            self.fail(_("Write the time like 19:30."), param, ctx)


class Number(click.ParamType):
    """A whole number from 0 upwards."""

    name = "number"
    shown = N_("NUMBER")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a whole number."""
        if str(value).isdecimal() and int(str(value)) <= LARGEST:
            return int(str(value))
        self.fail(_("Write a whole number from 0 upwards."), param, ctx)


class OneOf(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read one of the words, in small or capital letters."""
        for choice in self.choices:
            if choice.casefold() == value.casefold():
                return choice
        self.fail(_("Choose one of these: {words}.").format(words=", ".join(self.choices)), param, ctx)


DAY, CLOCK, NUMBER = Day(), Clock(), Number()
