"""What the parts of a form are called on the screen."""

from groupkit.core.feedback.forms import Form, Kind
from groupkit.i18n import N_, _, ngettext

KINDS = {
    Kind.FACES: N_("Five faces, from no to yes"),
    Kind.CHOICE: N_("One answer of a few"),
    Kind.SEVERAL: N_("As many answers as fit"),
    Kind.FIT: N_("A sentence, and how far it fits"),
    Kind.SHORT: N_("Room for a few words"),
    Kind.LONG: N_("Room for many words"),
    Kind.NOTE: N_("A note, with nothing to answer"),
}
STRANDS = {
    "": N_("Choose who it is for"),
    "members": N_("Members"),
    "carers": N_("Family and friends"),
    "facilitators": N_("Those who lead"),
    "commissioner": N_("Those who back us with money"),
    "role-holders": N_("People with a job here"),
    "everyone": N_("Everybody"),
}
ABOUT = {
    "": N_("Choose what it is about"),
    "group": N_("The group as a whole"),
    "meeting": N_("One meeting"),
    "workbook": N_("The workbook"),
    "outing": N_("An outing"),
    "role": N_("A job in the group"),
    "facilitator": N_("The person who leads"),
}


def kind_in_words(kind: Kind) -> str:
    """Return what a kind of question is called."""
    return _(KINDS[kind])


def in_short(form: Form) -> str:
    """Return who a form is for and how many questions it has."""
    asked = sum(each.kind is not Kind.NOTE for each in form.questions)
    said = ngettext("For: {people}. {count} question.", "For: {people}. {count} questions.", asked)
    return said.format(people=_(STRANDS.get(form.strand, STRANDS[""])), count=asked)
