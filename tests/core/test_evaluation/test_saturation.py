"""How many new themes each further talk brought, worked out by hand."""

from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.saturation import saturation
from tests.studied import AGREED_ON


def heard(sign: str, wave: str, question: str, *codes: str) -> Agreed:
    return Agreed(of=(sign, wave, question), codes=frozenset(codes), agreed_on=AGREED_ON)


def test_each_talk_brings_what_nobody_spoke_of_before():
    agreed = [
        heard("Heron", "T1", "better", "both", "belonging"),
        heard("Heron", "T1", "better", "women"),
        heard("Pebble", "T1", "better", "both", "alone"),
        heard("Kettle", "T1", "better", "both"),
        heard("Heron", "T2", "better", "spirit", "belonging"),
    ]
    order = [("Pebble", "T1"), ("Heron", "T1"), ("Kettle", "T1"), ("Willow", "T1"), ("Heron", "T2")]
    steps = saturation(order, agreed)
    assert [(each.sign, each.wave, each.answers, each.new, each.so_far) for each in steps] == [
        ("Pebble", "T1", 1, ("alone", "both"), 2),
        ("Heron", "T1", 2, ("belonging", "women"), 4),
        ("Kettle", "T1", 1, (), 4),
        ("Heron", "T2", 1, ("spirit",), 5),
    ]


def test_without_agreed_codes_there_is_nothing_to_see():
    assert saturation([("Heron", "T1")], ()) == ()
