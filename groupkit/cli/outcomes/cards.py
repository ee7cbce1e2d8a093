"""Cards about services, a group's own drafts and cards, and its own words in slots, on the command line."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, NUMBER, OneOf
from groupkit.core.outcomes.draft import Draft, IfThen, Line
from groupkit.core.outcomes.practice import Card
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.theories import ANSWERS, Laid, Mark
from groupkit.core.outcomes.words import Theories
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _
from groupkit.services.outcomes import draft, practice, slots, theories
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

verbs = Verbs("cards")
_SURE = click.option("--sure", is_flag=True, help=N_("It is right as it is, also where it was asked about."))
_AT = click.option("--run", type=NUMBER, help=N_("The number of the half-day it is of."))


_Pairs: TypeAlias = tuple[tuple[str, str], ...]


def _pairs(option: str, name: str, typed: str, help_: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return an option that takes two texts, and can be given again."""
    return click.option(option, name, multiple=True, nargs=2, metavar=typed, help=help_)


@verbs.command("theories", help=N_("Show the eleven cards about services, in the areas or the components."))
@click.option("--by", type=OneOf(("area", "component")), default="area", help=N_("How they are laid out."))
@_AT
@with_json
@click.pass_obj
def _theories(desk: Desk, /, by: str, run: int | None, *, in_json: bool) -> None:
    with desk.open() as group:
        marks = theories.marks(group, run)
    laid = theories.in_areas() if by == "area" else theories.in_components()
    if in_json:
        as_json({"laid": laid, "marks": marks})
        return
    words, none = told(shipped.theories()), told(shipped.grouping()).no_data
    say(words.not_ours, words.reading, "")
    rows = [row for each in laid for row in _rows(each, marks, words, none)]
    table((_("Where it stands"), _("Key"), _("Card"), _("What the study found"), _("Here")), rows)


def _rows(laid: Laid, marks: dict[str, Mark], words: Theories, none: str) -> Sequence[tuple[str, ...]]:
    found = {each.key: each.words for each in words.supports}
    rows = [
        (laid.title, card.key, card.title, found[card.support], _here(marks.get(card.key))) for card in laid.cards
    ]
    return rows or [(laid.title, "", none, "", "")]


def _here(mark: Mark | None) -> str:
    if mark is None:
        return ""
    said = _(ANSWERS[mark.standing])
    return _("{said}: {comment}").format(said=said, comment=mark.comment) if mark.comment else said


@verbs.command("card", help=N_("Show one card about services whole."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _card(desk: Desk, /, key: str) -> None:
    words = told(shipped.theories())
    with desk.open() as group:
        found = {each.key: each for each in theories.listing(group)}.get(key)
    if found is None:
        raise GroupkitError(N_("There is no card with the key {key}."), key=key)
    say(words.not_ours, "", found.title)
    heads = (words.context, words.resource, words.response, words.outcome)
    for head, text in zip(heads, (found.context, found.resource, found.response, found.outcome), strict=True):
        say(_("{head}: {text}").format(head=head, text=text))
    say(*(_("{head}: {text}").format(head=words.ask, text=text) for text in found.ask))


@verbs.command("mark", help=N_("Write down what services here do about one card."))
@click.argument("key", metavar=N_("KEY"))
@click.argument("standing", type=OneOf(tuple(Answer)))
@click.option("--comment", default="", help=N_("What makes us think so, in a line, without a name."))
@_AT
@_SURE
@click.pass_obj
def _mark(desk: Desk, /, key: str, standing: str, comment: str, run: int | None, *, sure: bool) -> None:
    made = Mark(theory=key, run=run, standing=Answer(standing), comment=comment)
    with desk.open() as group:
        theories.mark(group, made, sure=sure)


@verbs.command("drafts", help=N_("Show our own drafts of what works here."))
@with_json
@click.pass_obj
def _drafts(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = draft.listing(group)
    if in_json:
        as_json(found)
        return
    words = told(shipped.draft())
    rows = [(each.key, each.title, *(" / ".join(each.of(box.key)) for box in words.boxes)) for each in found]
    if rows:
        say(words.label)
    table((_("Key"), _("Name"), *(box.title for box in words.boxes)), rows)


@verbs.command("draft", help=N_("Keep a draft of what works here, from sentences of if and then, and four boxes."))
@click.argument("title", metavar=N_("NAME"))
@_pairs("--if", "if_thens", N_("IF THEN"), N_("If this happens in our group, then that."))
@_pairs("--line", "lines", N_("BOX WORDS"), N_("A line in a box: context, resource, response, outcome or limits."))
@_SURE
@click.pass_obj
def _draft(desk: Desk, /, title: str, if_thens: _Pairs, lines: _Pairs, *, sure: bool) -> None:
    made = Draft(
        title=title,
        if_thens=tuple(IfThen(when=when, then=then) for when, then in if_thens),
        lines=tuple(Line(box=box, words=words) for box, words in lines),
    )
    with desk.open() as group:
        kept = draft.keep(group, made, sure=sure)
    say(told(shipped.draft()).label, _("It is kept, with the key {key}.").format(key=kept.key))


@verbs.command("cards", help=N_("Show what worked elsewhere, and our own cards."))
@with_json
@click.pass_obj
def _cards(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = practice.listing(group)
    if in_json:
        as_json(found)
    else:
        rows = [(each.key, each.title, each.told, each.source) for each in found]
        table((_("Key"), _("Card"), _("What was done"), _("Source")), rows)


@verbs.command("tell", help=N_("Add a card of our own: where on the way it belongs, its name, and what was done."))
@click.argument("stage", metavar=N_("STAGE"))
@click.argument("title", metavar=N_("NAME"))
@click.argument("words", metavar=N_("WORDS"))
@click.option("--from", "source", required=True, help=N_("Where we know it from."))
@_SURE
@click.pass_obj
def _tell(desk: Desk, /, stage: str, title: str, words: str, source: str, *, sure: bool) -> None:
    with desk.open() as group:
        made = practice.add(group, Card(title=title, stage=stage, told=words, source=source), sure=sure)
    say(_("It is kept, with the key {key}.").format(key=made.key))


@verbs.command("drop", help=N_("Take a card or a draft of our own away."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _drop(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        (draft.remove if key.startswith("draft/") else practice.remove)(group, key)


@verbs.command("slots", help=N_("Show the places for words of our own, and what stands in them."))
@with_json
@click.pass_obj
def _slots(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = slots.listing(group)
    if in_json:
        as_json([{"slot": slot, "filled": filled} for slot, filled in found])
        return
    rows = [(slot.key, slot.title, filled.credit if filled else slot.like_note) for slot, filled in found]
    table((_("Key"), _("Name"), _("Who wrote it, and on what terms")), rows)


@verbs.command("fill", help=N_("Put words of our own, or words we may use, in a place for them."))
@click.argument("key", metavar=N_("KEY"))
@click.option("--file", "path", type=FILE, help=N_("The text file with the words."))
@click.option("--credit", default="", help=N_("Who wrote it, and on what terms we may use it."))
@click.option("--allowed", is_flag=True, help=N_("We may use these words."))
@click.option("--empty", is_flag=True, help=N_("Take the words out again."))
@_SURE
@click.pass_obj
def _fill(desk: Desk, /, key: str, path: Path | None, credit: str, *, sure: bool, **said: bool) -> None:
    words = slots.read(path) if path else ""
    with desk.open() as group:
        if said["empty"]:
            slots.empty(group, key)
        else:
            slots.fill(group, key, words, credit, allowed=said["allowed"], sure=sure)
