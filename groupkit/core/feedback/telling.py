"""Words in a question that may tell who answers it: age, sex, illness, substance, name, work and home."""

import re

_ABOUT_A_PERSON = re.compile(
    r"""\b(?:
    how\ old | your\ age | age\ (?:group|range|band) | years\ old | date\ of\ birth | birth\ ?(?:day|date|year)s?
    | born
    | gender | your\ sex | man\ or\ woman | male | female | trans | pronouns? | sexuality | gay | lesbian | bisexual
    | ethnic\w* | nationalit\w* | religio\w* | faith | disab\w*
    | diagnos\w* | bipolar | schizo\w* | psychos[ei]s | depress\w* | anxiety | adhd | autis\w* | ptsd
    | personality\ disorder
    | alcohol(?!-free) | heroin | cocaine | crack | cannabis | weed | opi(?:ate|oid)s? | methadone | gambl\w*
    | amphetamines? | drug\ of\ choice | which\ (?:drugs?|medicines?) | what\ (?:drugs?|medicines?)
    | your\ (?:full\ |first\ |last\ )?name | initials | post\ ?code | zip\ code | where\ (?:do\ )?you\ live
    | your\ (?:address|phone|e-?mail|job|employer|children|key\ ?worker|ward)
    | what\ do\ you\ do\ for\ a\ living | married | divorced | how\ many\ children
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OPEN_END = re.compile(
    r"_{2,}|\.{4,}|…\s*$|\b(?:please )?(?:specify|say which|write which)\b|^\s*(?:an)?other\b[^a-z]*:|\bother\s*:",
    re.IGNORECASE,
)


def tells_who(words: str) -> str:
    """Return the words of a question that may tell who answers, or none."""
    found = _ABOUT_A_PERSON.search(words)
    return found[0] if found else ""


def is_open(option: str) -> bool:
    """Tell whether an answer to mark asks for words of one's own as well, as "other: ___" does."""
    return _OPEN_END.search(option) is not None
