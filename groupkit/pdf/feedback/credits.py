"""Whose words a form is made of, as it stands in small print at its end."""

from groupkit.core.feedback.forms import Form
from groupkit.i18n import N_
from groupkit.pdf.paper import Leaf

_CREDIT = N_("{source} Licence: {license}.")


def credit(leaf: Leaf, form: Form) -> str:
    """Return whose words a form is made of, and under which licence."""
    return leaf.words.gettext(_CREDIT).format(source=form.credit or form.source, license=form.license)
