"""Says how alike two coders decided: figures with what they mean, and no word of praise or blame."""

from groupkit.core.evaluation.agreement import Agreement
from groupkit.i18n import N_, _, current

_ALIKE = N_("{same} of {units} decisions were alike: {percent}.")
_KAPPA = N_("Kappa is {kappa}. It leaves out what two people share by chance: 1 is always alike, 0 is no more than chance.")
_NO_KAPPA = N_("Kappa cannot be worked out here: both gave one answer throughout.")
_UNIT = N_("A decision is one answer and one theme: heard or not. A theme that neither of you used is not counted.")


def figures(agreement: Agreement) -> tuple[str, str, str]:
    """Return how many decisions were alike, the share of all, and kappa, as words for a table; "–" where there is none."""
    say = current()
    of = _("{same} of {units}").format(same=say.whole(agreement.same), units=say.whole(agreement.units))
    return of, _percent(agreement), "–" if agreement.kappa is None else _kappa(agreement.kappa)


def lines(agreement: Agreement) -> tuple[str, ...]:
    """Return what the figures of all themes together are, and what they mean."""
    if not agreement.units:
        return (_("There is nothing to hold beside each other: neither of you heard a theme."), _(_UNIT))
    say = current()
    alike = _(_ALIKE).format(
        same=say.whole(agreement.same), units=say.whole(agreement.units), percent=_percent(agreement)
    )
    kappa = _(_NO_KAPPA) if agreement.kappa is None else _(_KAPPA).format(kappa=_kappa(agreement.kappa))
    return alike, kappa, _(_UNIT)


def _percent(agreement: Agreement) -> str:
    return "–" if agreement.percent is None else current().percent(float(agreement.percent / 100))


def _kappa(kappa: float) -> str:
    return current().amount(round(100 * kappa))
