"""The command line: one line a feature, made once the language is known, each loaded when it is asked for."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click

import groupkit
from groupkit.cli import group as own
from groupkit.cli.desk import Desk
from groupkit.cli.speech import Late, UnclearError, Verbs, told, unclear
from groupkit.cli.typed import FILE
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _, languages, use
from groupkit.lazy import lazily
from groupkit.storage import settings

if TYPE_CHECKING:
    from groupkit.cli import (
        accounts,
        agreement,
        banking,
        claims,
        costs,
        decisions,
        evaluation,
        feedback,
        formats,
        funding,
        handover,
        meetings,
        money,
        openings,
        outcomes,
        outings,
        promises,
        runner,
        safety,
        service,
        tonight,
        visits,
        vouchers,
        workbooks,
    )
else:
    accounts = lazily("groupkit.cli.accounts")
    agreement = lazily("groupkit.cli.agreement")
    claims = lazily("groupkit.cli.claims")
    banking = lazily("groupkit.cli.banking")
    costs = lazily("groupkit.cli.costs")
    decisions = lazily("groupkit.cli.decisions")
    evaluation = lazily("groupkit.cli.evaluation")
    feedback = lazily("groupkit.cli.feedback")
    formats = lazily("groupkit.cli.formats")
    funding = lazily("groupkit.cli.funding")
    handover = lazily("groupkit.cli.handover")
    meetings = lazily("groupkit.cli.meetings")
    money = lazily("groupkit.cli.money")
    openings = lazily("groupkit.cli.openings")
    outcomes = lazily("groupkit.cli.outcomes")
    outings = lazily("groupkit.cli.outings")
    promises = lazily("groupkit.cli.promises")
    runner = lazily("groupkit.cli.runner")
    safety = lazily("groupkit.cli.safety")
    service = lazily("groupkit.cli.service")
    tonight = lazily("groupkit.cli.tonight")
    visits = lazily("groupkit.cli.visits")
    vouchers = lazily("groupkit.cli.vouchers")
    workbooks = lazily("groupkit.cli.workbooks")

FOR_TESTS = ("en-XA", "ar-XB")
_LANGUAGE = "--language"
_HELP = N_("Without a command the window opens. Every command has a page of its own: groupkit money --help.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A word of the command line; `usual` is the command that is meant when none is named."""

    module: ModuleType
    help: str
    usual: str = ""


COMMANDS: Mapping[str, Feature] = {
    "tonight": Feature(module=tonight, help=N_("The next meeting in one look, and its list."), usual="show"),
    "meetings": Feature(module=meetings, help=N_("Meetings: which, when, how they run, how many came.")),
    "formats": Feature(module=formats, help=N_("How meetings run, and the words of your own that are read.")),
    "agreement": Feature(module=agreement, help=N_("What the group agrees, and its limits."), usual="show"),
    "runner": Feature(module=runner, help=N_("A meeting run live: now, next and the time left."), usual="show"),
    "visits": Feature(
        module=visits, help=N_("How many visits over time, and the meetings people wish for."), usual="show"
    ),
    "money": Feature(module=money, help=N_("The money sheet of a meeting, the count, and the facilitator.")),
    "claims": Feature(
        module=claims, help=N_("Money back for what somebody spent, and cash given before."), usual="list"
    ),
    "outings": Feature(module=outings, help=N_("Outings: who shares the costs, who pays whom."), usual="list"),
    "evaluation": Feature(module=evaluation, help=N_("Rounds of talks: who is asked, when, and what came of it.")),
    "feedback": Feature(
        module=feedback,
        help=N_("Anonymous feedback: forms, rounds, paper, the box, what came of it."),
        usual="status",
    ),
    "outcomes": Feature(
        module=outcomes, help=N_("What good help is here: statements, a half-day, what changed."), usual="list"
    ),
    "promises": Feature(
        module=promises, help=N_("What the group said it would do, and what came of it."), usual="list"
    ),
    "board": Feature(
        module=openings, help=N_("Things to do outside the group: helping out, sport, courses."), usual="list"
    ),
    "banking": Feature(module=banking, help=N_("Lists of the bank, beside the book."), usual="lines"),
    "accounts": Feature(
        module=accounts, help=N_("A month or a year of money: on paper, read aloud, closed by two."), usual="month"
    ),
    "funding": Feature(
        module=funding, help=N_("Grants and funders: what is left, and the statement."), usual="list"
    ),
    "vouchers": Feature(module=vouchers, help=N_("Vouchers: bought, handed out, left."), usual="list"),
    "costs": Feature(module=costs, help=N_("What a year costs, and the time given freely."), usual="show"),
    "service": Feature(module=service, help=N_("People and who does what.")),
    "handover": Feature(module=handover, help=N_("A job, or the laptop, that changes hands."), usual="list"),
    "decisions": Feature(module=decisions, help=N_("Business meetings: ideas, what was decided, who does it.")),
    "workbooks": Feature(
        module=workbooks, help=N_("Workbooks: the steps and pages to write in, on paper, your own."), usual="list"
    ),
    "help-now": Feature(module=safety, help=N_("Who to reach when things are hard."), usual="list"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What is to be opened when no command is named."""

    book: Path | None = None
    passphrase: str | None = None


def build() -> click.Group:
    """Make the whole command line in the language of the window."""
    root = Verbs("groupkit", help=_HELP, callback=_start, invoke_without_command=True, params=_options())
    made = told(root)
    for name, command in own.verbs.commands.items():
        made.add_command(told(command), name)
    for name, feature in COMMANDS.items():
        commands = Late(partial(_verbs, feature.module))
        verbs = told(Verbs(name, help=feature.help, commands=commands))
        verbs.usual = feature.usual
        made.add_command(verbs)
    return made


def _verbs(module: ModuleType) -> Mapping[str, click.Command]:
    return {name: told(command) for name, command in module.verbs.commands.items()}


def _options() -> list[click.Parameter]:
    secret = N_("A file with the passphrase in its first line. Without it you are asked.")
    return [
        click.Option(["--book"], type=FILE, help=N_("The group file it is about.")),
        click.Option(["--passphrase-file"], type=FILE, help=secret),
        click.Option(
            [_LANGUAGE], metavar=N_("LANGUAGE"), help=N_("The language to speak, like en."), expose_value=False
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=N_("Show which groupkit this is."),
        ),
    ]


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  click calls it
    if value and not ctx.resilient_parsing:
        click.echo(f"groupkit {groupkit.__version__}")
        ctx.exit()


@click.pass_context
def _start(ctx: click.Context, book: Path | None, passphrase_file: Path | None) -> Window | None:
    """Keep what stands before the command; without a command, the window is meant."""
    ctx.obj = Desk(book=book, passphrase_file=passphrase_file)
    if ctx.invoked_subcommand is not None:
        return None
    return Window(book=book, passphrase=None if passphrase_file is None else ctx.obj.secret())


def run(words: Sequence[str]) -> int | Window:
    """Carry out one line and return how it ended: 0 done, 1 refused, 2 unclear; or the window to open."""
    try:
        _refuse_unreadable(words)
        use(_language(words))
        done = build().main(list(words), "groupkit", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as wrong:
        click.echo(unclear(wrong), err=True)
        return 2
    except GroupkitError as told_why:
        click.echo(str(told_why), err=True)
        return 1
    except click.Abort:
        click.echo(_("Stopped."), err=True)
        return 1
    return done if isinstance(done, int | Window) else 0


def _refuse_unreadable(words: Sequence[str]) -> None:
    """Refuse letters that the system could not read, before one of them is kept in a book."""
    if any("\ud800" <= letter <= "\udfff" for word in words for letter in word):
        raise UnclearError(_("One of the letters on this line cannot be read here. Type it once more."))


def _language(words: Sequence[str]) -> str:
    """Return the language a line asks for, else the one chosen in the window, before anything is made."""
    named = [after for word, after in pairwise([*words, ""]) if word == _LANGUAGE]
    named += [word.partition("=")[2] for word in words if word.startswith(f"{_LANGUAGE}=")]
    known = (*languages(), *FOR_TESTS)
    if named and named[0] not in known:
        said = _("groupkit does not speak {language} yet. It speaks {known}.")
        raise UnclearError(said.format(language=named[0], known=", ".join(languages())))
    chosen = named[0] if named else settings.read().language
    return chosen if chosen in known else "en"
