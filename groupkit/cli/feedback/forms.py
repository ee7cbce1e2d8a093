"""Feedback forms on the command line: which there are, whether one is in order, and files to share them."""

from dataclasses import replace
from pathlib import Path

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE
from groupkit.core.feedback.forms import told
from groupkit.core.problems import refuse
from groupkit.i18n import N_, _, current
from groupkit.services.feedback import exchange, forms

verbs = Verbs("forms")
_SURE = click.option("--sure", is_flag=True, help=N_("What was asked about is right as it is."))
_FILE = click.argument("file", type=FILE, metavar=N_("FILE"))


@verbs.command("forms", help=N_("Show the forms there are: your own, then those that come with groupkit."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    if desk.book is None:
        found = forms.shipped()
    else:
        with desk.open() as group:
            found = forms.listing(group)
    read = [told(form, current()) for form in found]
    if in_json:
        as_json([{name: getattr(form, name) for name in ("id", "version", "title", "anonymous")} for form in read])
        return
    rows = [(form.id, form.title, _("in the box") if form.anonymous else _("an open talk")) for form in read]
    table((_("Key"), _("Title"), _("How it is answered")), rows)


@verbs.command("check", help=N_("Look a form in a file over: everything to put right, with where it stands."))
@_FILE
def _check(file: Path) -> None:
    is_survey = file.suffix.casefold() == exchange.SUFFIX
    found = forms.check(exchange.from_xlsform(file).form) if is_survey else forms.look_over(file)
    refuse(problem for problem in found if not problem.asks)
    say(*map(str, found), _("This form can be used."))


@verbs.command("import", help=N_("Make a form in a file your own: a form of ours (.toml) or an XLSForm (.xlsx)."))
@_FILE
@_SURE
@click.pass_obj
def _import(desk: Desk, /, file: Path, *, sure: bool) -> None:
    with desk.open() as group:
        if file.suffix.casefold() == exchange.SUFFIX:
            taken = exchange.from_xlsform(file)
            say(*map(str, taken.dropped))
            # a form that comes with groupkit stays as it is
            is_shipped = any(form.id == taken.form.id for form in forms.shipped())
            key = forms.new(group, taken.form.title).id if is_shipped else taken.form.id
            made = forms.save(group, replace(taken.form, id=key), sure=sure)
        else:
            made = forms.take_in(group, file, sure=sure)
    say(_("It is among your forms, with the key {key}.").format(key=made.id))


@verbs.command("export", help=N_("Save a form as a file for another group, or as an XLSForm."))
@click.argument("form", metavar=N_("FORM"))
@click.option("--out", type=FILE, required=True, help=N_("The file to save."))
@click.option("--xlsform", is_flag=True, help=N_("Save it as an XLSForm, for other survey programs."))
@click.pass_obj
def _export(desk: Desk, /, form: str, out: Path, *, xlsform: bool) -> None:
    ready(out)
    with desk.open() as group:
        found = forms.get(group, form)
    (exchange.to_xlsform if xlsform else forms.give)(found, out)
    saved(out)
