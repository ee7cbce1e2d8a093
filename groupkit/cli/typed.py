"""What a person types after a command: days, times, numbers, choices and files."""

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from groupkit.i18n import N_, _

if TYPE_CHECKING:
    _Typed: TypeAlias = click.ParamType[Any]
    _Chosen: TypeAlias = click.Choice[str]
else:  # older clicks know no type parameters
    _Typed, _Chosen = click.ParamType, click.Choice

FILE = click.Path(path_type=Path)
LONGEST = 9


class Day(_Typed):
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


class Clock(_Typed):
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


class Number(_Typed):
    """A whole number from 0 upwards."""

    name = "number"
    shown = N_("NUMBER")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a whole number."""
        typed = str(value)
        if not typed.isdecimal() or len(typed) > LONGEST:
            self.fail(_("Write a whole number from 0 upwards."), param, ctx)
        return int(typed)


class OneOf(_Chosen):
    """One of a few words."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read one of the words, in small or capital letters."""
        known = {choice.casefold(): choice for choice in self.choices}
        if value.casefold() not in known:
            self.fail(_("Choose one of these: {words}.").format(words=", ".join(self.choices)), param, ctx)
        return known[value.casefold()]


DAY, CLOCK, NUMBER = Day(), Clock(), Number()
