"""The command line in a person's own language: help texts, and what to write instead when a line is unclear."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import copy
from functools import cached_property
from typing import TypeVar

import click

from groupkit.i18n import N_, _

_Any = TypeVar("_Any", bound=click.Command)
_MORE = N_("Type {command} --help to see how it is written.")


class UnclearError(click.UsageError):
    """A line that cannot be carried out as it is written, in our own words."""


class Late(MutableMapping[str, click.Command]):
    """Commands that are made when they are first asked for."""

    def __init__(self, make: Callable[[], Mapping[str, click.Command]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> dict[str, click.Command]:
        return dict(self._make())

    def __getitem__(self, name: str) -> click.Command:
        return self._made[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Verb(click.Command):
    """A command whose help page speaks the language of the window."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is typed."""
        before = _("Usage:")
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{before} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each with its help."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        with formatter.section(_("Options")):
            formatter.write_dl([_record(option) for option in options])


class Verbs(click.Group):
    """A group of commands in the order they were written; `usual` is the one that is meant when none is named."""

    command_class = Verb
    usual = ""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Return the names in the order of an evening."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the usual command where none is named."""
        if self.usual and (not args or (args[0].startswith("-") and args[0] != "--help")):
            args = [self.usual, *args]
        if not args and not self.invoke_without_command:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named."""
        if self.get_command(ctx, args[0]) is None:
            said = _("There is no command {name} here. Look at the list for the one you want.")
            raise UnclearError(said.format(name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    format_usage = Verb.format_usage

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Verb.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # the two share what it reads
        commands = [(name, self.commands[name]) for name in self.commands]
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in commands])


def _record(option: click.Option) -> tuple[str, str]:
    names = ", ".join((*option.opts, *option.secondary_opts))
    typed = names if option.is_flag else f"{names} {option.metavar}"
    needed = _("{help} Always needed.") if option.required else "{help}"
    return typed, needed.format(help=option.help)


def told(command: _Any) -> _Any:
    """Return a copy of a command with its texts in the language of the window."""
    made = copy(command)
    made.help = _(command.help) if command.help else None
    made.options_metavar = _("[OPTIONS]")
    made.add_help_option = False
    made.params = [*(_param(each) for each in command.params), _help()]
    if isinstance(made, click.Group):
        made.subcommand_metavar = _("COMMAND …")
    return made


def _param(param: click.Parameter) -> click.Parameter:
    made = copy(param)
    if isinstance(made, click.Option):
        made.help = _(made.help) if made.help else None
    if made.metavar:
        made.metavar = _(made.metavar)
    elif isinstance(made.type, click.Choice):
        made.metavar = "|".join(map(str, made.type.choices))
    else:
        made.metavar = _(
            N_("FILE") if isinstance(made.type, click.Path) else getattr(made.type, "shown", N_("WORDS"))
        )
    return made


def _help() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  click calls it
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=_("Show this page.")
    )


def unclear(wrong: click.UsageError) -> str:
    """Say what to write instead of a line that cannot be carried out."""
    sentence = _sentence(wrong)
    if wrong.ctx is None:
        return sentence
    return f"{sentence}\n{_(_MORE).format(command=wrong.ctx.command_path)}"


def _sentence(wrong: click.UsageError) -> str:
    match wrong:
        case UnclearError():
            return wrong.message
        case click.MissingParameter():
            return _missing(wrong)
        case click.BadParameter():
            name = _name(wrong)
            return _("{name}: {sentence}").format(name=name, sentence=wrong.message) if name else wrong.message
        case click.NoSuchOption():
            return _("There is no option {name} here.").format(name=wrong.option_name)
        case click.BadOptionUsage():
            return _("Look once more at what stands after {name}.").format(name=wrong.option_name)
        case _:
            return _(
                "There is more on this line than can be read. Put words that belong together in quotation marks."
            )


def _missing(wrong: click.MissingParameter) -> str:
    name = _name(wrong)
    if not name and wrong.param is not None and isinstance(wrong.param.type, click.Choice):
        return _("Please add one of these: {words}.").format(words=", ".join(map(str, wrong.param.type.choices)))
    return _("Please add {name}.").format(name=name)


def _name(wrong: click.BadParameter) -> str:
    if isinstance(wrong.param, click.Option):
        return wrong.param.opts[0]
    if wrong.param is not None and isinstance(wrong.param.type, click.Choice):
        # the sentence tells what can be chosen
        return ""
    return (wrong.param and wrong.param.metavar) or ""
