"""The options that many commands share, so that they are called and explained the same everywhere."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from groupkit.cli.typed import DAY, FILE
from groupkit.i18n import N_

_Command = TypeVar("_Command", bound=Callable[..., Any])

with_json = click.option("--json", "in_json", is_flag=True, help=N_("Show it as JSON, for other programs."))
with_out = click.option("--out", type=FILE, required=True, help=N_("The PDF file to save."))
with_day = click.option(
    "--day", type=DAY, help=N_("The day of the meeting. Without it: the one that is on or next.")
)
with_name = click.option(
    "--meeting", default="", help=N_("A part of the meeting’s name, where two are held on one day.")
)
with_by = click.option("--by", required=True, help=N_("Who says so. A first name is enough."))


def with_meeting(command: _Command) -> _Command:
    """Let a command be about one meeting: --day and --meeting."""
    return with_day(with_name(command))
