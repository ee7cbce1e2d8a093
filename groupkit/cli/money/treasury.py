"""What protects the treasurer, on the command line: what is kept by, papers checked and printed, calm steps."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, NUMBER
from groupkit.core.missing import STOP
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import ledger, missing, proofing, reserve, treasury
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import missing as page
    from groupkit.pdf import treasury as paper
    from groupkit.services import check
    from groupkit.services import group as groups
else:
    page = lazily("groupkit.pdf.missing")
    paper = lazily("groupkit.pdf.treasury")
    check = lazily("groupkit.services.check")
    groups = lazily("groupkit.services.group")

verbs = Verbs("treasury")
_BY = click.option("--by", default="", help=N_("Who says so. A first name is enough."))
_SINCE = click.option(
    "--since", type=DAY, help=N_("The first day; without it, that of the last count that agreed.")
)
_UNTIL = click.option("--until", type=DAY, help=N_("The last day; without it, today."))
_LARGE = click.option("--large", is_flag=True, help=N_("In large print."))


@verbs.command("reserve", help=N_("Show what the group keeps by, what is free, and cash that waits."))
@with_json
@click.pass_obj
def _reserve(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        kept, words = reserve.reserve(group), reserve.worth_a_word(group)
        cash, currency = reserve.in_hand(group), group.profile.currency
    if in_json:
        as_json({"reserve": kept, "free": kept.free, "in_hand": cash})
        return
    money = current().money
    month = _("not known yet") if kept.ordinary is None else money(kept.ordinary, currency)
    free = _("Free in General") if kept.free >= 0 else _("Short of our reserve by")
    rows = (
        (_("An ordinary month"), month),
        (_("What we keep by"), money(kept.target, currency)),
        (_("In General"), money(kept.held, currency)),
        (_("Agreed, still to pay"), money(kept.owed, currency)),
        (_("Given in advance"), money(kept.advances, currency)),
        (free, money(abs(kept.free), currency)),
    )
    table((_("What"), _("How it is")), rows)
    say(_(reserve.ORDER), *words)


@verbs.command("one-off", help=N_("Leave a payment out of an ordinary month, by the number of its entry."))
@click.argument("entry", type=NUMBER, metavar=N_("ENTRY"))
@click.option("--ordinary", is_flag=True, help=N_("It is an ordinary payment after all."))
@_BY
@click.pass_obj
def _one_off(desk: Desk, /, entry: int, by: str, *, ordinary: bool) -> None:
    with desk.open() as group:
        reserve.leave_out(group, entry, by, apart=not ordinary)


@verbs.command("float", help=N_("Say what a tin is filled up to; 0 ends it. Shows what fills it up."))
@click.argument("tin", metavar=N_("NAME"))
@click.argument("amount", metavar=N_("AMOUNT"))
@_BY
@click.pass_obj
def _float(desk: Desk, /, tin: str, amount: str, by: str) -> None:
    with desk.open() as group:
        reading = Reading(group)
        place, pence = reading.place(tin), reading.amount(amount)
        reading.refuse()
        if place is None:
            return
        reserve.fix_float(group, place.id, pence, by)
        wanted, currency = reserve.top_up(group, place.id), group.profile.currency
    if wanted:
        said = _("Put in {amount}, and it is full again.")
        say(said.format(amount=current().money(wanted, currency)))


@verbs.command("check-paper", help=N_("Check the book against a paper, by the code at its foot."))
@click.argument("code", metavar=N_("CODE"))
@click.option("--entry", type=NUMBER, help=N_("The number of the entry beside the code."))
@with_json
@click.pass_obj
def _check_paper(desk: Desk, /, code: str, entry: int | None, *, in_json: bool) -> None:
    with desk.open() as group:
        told = proofing.compare(group, code, entry)
    if in_json:
        as_json(told)
    sentences = proofing.in_words(told)
    if not told.holds:
        refuse(Problem("code", "{said}", {"said": said}) for said in sentences)
    if not in_json:
        say(*sentences)


@verbs.command("examine", help=N_("Look at a group file without changing anything in it or beside it."))
@click.argument("book", type=FILE, metavar=N_("FILE"))
@click.option("--trail", type=FILE, help=N_("Save the trail of every entry as a PDF here."))
@with_json
@click.pass_obj
def _examine(desk: Desk, /, book: Path, trail: Path | None, *, in_json: bool) -> None:
    if trail is not None:
        ready(trail)
    with groups.open_group(book, desk.secret(), read_only=True) as group:
        report, currency = check.check(group), group.profile.currency
        held = [(place.name, ledger.held(group, place.id)) for place in ledger.places(group)]
        if trail is not None:
            _save_trail(group, trail, treasury.began(group), group.today(), large=False)
    if in_json:
        as_json({"report": report, "held": [{"place": name, "pence": pence} for name, pence in held]})
    else:
        table((_("Place"), _("Holds")), [(name, current().money(pence, currency)) for name, pence in held])
        say(_("The seal is {seal}, after entry {entry}.").format(seal=report.seal, entry=report.entries))
    refuse(Problem("check", "{fault}", {"fault": fault}) for fault in report.faults)
    if trail is not None:
        saved(trail)


@verbs.command("trail", help=N_("Print every entry of some days: who wrote it, and what was put right."))
@_SINCE
@_UNTIL
@_LARGE
@with_out
@click.pass_obj
def _trail(desk: Desk, /, since: date | None, until: date | None, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        first, last = since or treasury.since_agreed(group), until or group.today()
        _save_trail(group, out, first, last, large=large)
    saved(out)


def _save_trail(group: Group, out: Path, first: date, last: date, *, large: bool) -> None:
    known = group.profile
    told = treasury.trail(group, first, last)
    paper.trail(told, out, language=known.printing_language, paper=known.paper, large=large)


@verbs.command("handing", help=N_("Print the paper both treasurers sign when the money is handed over."))
@click.option("--giver", default="", help=N_("Who hands over."))
@click.option("--taker", default="", help=N_("Who takes on."))
@click.option("--third", default="", help=N_("Who sits with the two."))
@click.option("--sign-now", default="", help=N_("Who can sign at the bank now."))
@click.option("--sign-change", default="", help=N_("Who is to sign from now on."))
@click.option("--open", "open_", default="", help=N_("What is still open."))
@_LARGE
@with_out
@click.pass_obj
def _handing(desk: Desk, /, open_: str, out: Path, *, large: bool, **said: str) -> None:
    ready(out)
    with desk.open() as group:
        known = group.profile
        told = treasury.handing(group, {**said, "open": open_})
        paper.handing(told, out, language=known.printing_language, paper=known.paper, large=large)
    saved(out)


@verbs.command("steps", help=N_("Print calm steps for when money does not add up. Nobody is told by the book."))
@_LARGE
@with_out
@click.pass_obj
def _steps(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        known = group.profile
        speaks, size = known.printing_language, known.paper
        page.missing_money(missing.form(), out, group=known.name, language=speaks, paper=size, large=large)
    saved(out)


@verbs.command("words", help=N_("Print our words for money beside those an examiner may use."))
@_LARGE
@with_out
@click.pass_obj
def _words(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        known = group.profile
    page.plain_words(treasury.plain_words(), out, language=known.printing_language, paper=known.paper, large=large)
    saved(out)


@verbs.command("freeze", help=N_("Freeze the sheet that is being made, because money does not add up."))
@click.pass_obj
def _freeze(desk: Desk, /) -> None:
    with desk.open() as group:
        missing.tick(group, STOP)
        told = {step.key: step.done for step in missing.form().told(current()).step}
        say(missing.told(group, STOP, told[STOP]))


@verbs.command("unfreeze", help=N_("Let the frozen sheet go on, because two people say so."))
@click.option("--by", required=True, help=N_("Who says so. A first name is enough."))
@click.option("--second", required=True, help=N_("Who says so too."))
@click.pass_obj
def _unfreeze(desk: Desk, /, by: str, second: str) -> None:
    with desk.open() as group:
        missing.thaw(group, by, second)
