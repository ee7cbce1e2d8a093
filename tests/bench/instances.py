"""Lifelike groups to measure rotas on, read from files, with what is proved about them."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from groupkit.core.rota.question import Job, Question, Seat, Server

FOLDER = Path(__file__).parent / "rotas"
REFERENCE: dict[str, Any] = json.loads((FOLDER / "reference.json").read_text("utf-8"))
_PRIORITY = {
    "chair": 10,
    "secretary": 7,
    "tea_setup": 6,
    "greeter": 5,
    "buddy": 5,
    "treasurer": 4,
    "timekeeper": 4,
    "literature": 3,
}
_BESIDE = ("chair", "buddy")


def instance(name: str) -> Question:
    """Read one group as a question."""
    told = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    keys = [role[0] for role in told["roles"]]
    index = {key: at for at, key in enumerate(keys)}
    eligible = {(who, role): bool(may) for who, role, may, _why in told["elig"]}
    comes = [[_comes(each, meeting) for meeting in told["meetings"]] for each in told["members"]]
    offices, held = _offices(told, comes)
    seats = [
        Seat(
            meeting=meeting["id"],
            job=index[role],
            fits=frozenset(
                who
                for who in range(len(comes))
                if comes[who][meeting["id"]] and who not in offices[meeting["id"]] and eligible[who, role]
            ),
        )
        for meeting in told["meetings"]
        for role, _effort, kind, _rest in told["roles"]
        if kind == "rot" or (meeting["id"], role) not in held
    ]
    return Question(
        jobs=tuple(
            Job(
                key=role,
                effort=effort,
                priority=_PRIORITY[role],
                rest=rest,
                beside=role in _BESIDE,
                new=kind == "rot",
            )
            for role, effort, kind, rest in told["roles"]
        ),
        servers=_servers(told, index, eligible),
        weeks=tuple(meeting["week"] for meeting in told["meetings"]),
        seats=tuple(seats),
        coming=tuple(
            frozenset(who for who in range(len(comes)) if comes[who][meeting["id"]]) - offices[meeting["id"]]
            for meeting in told["meetings"]
        ),
        offices=tuple(frozenset(offices[meeting["id"]]) for meeting in told["meetings"]),
        locked=dict(told["locks"]),
    )


def _comes(person: dict[str, Any], meeting: dict[str, Any]) -> bool:
    there = meeting["k"] in person["usual"] and meeting["week"] not in person["away"]
    return there and meeting["id"] not in person["awaym"] and (person["female"] or not meeting["women_only"])


def _offices(told: dict[str, Any], comes: list[list[bool]]) -> tuple[dict[int, set[int]], set[tuple[int, str]]]:
    """Return who holds an office at each meeting, and which offices are held there."""
    offices: dict[int, set[int]] = defaultdict(set)
    held: set[tuple[int, str]] = set()
    for office in told["offices"]:
        for meeting in told["meetings"]:
            in_term = office["from_week"] <= meeting["week"] < office["to_week"]
            if in_term and comes[office["person"]][meeting["id"]]:
                offices[meeting["id"]].add(office["person"])
                held.add((meeting["id"], office["role"]))
    return offices, held


def _servers(
    told: dict[str, Any], index: dict[str, int], eligible: dict[tuple[int, str], bool]
) -> tuple[Server, ...]:
    done: dict[int, set[int]] = defaultdict(set)
    for who, role, times in told["done"]:
        if times and eligible[who, role]:
            done[who].add(index[role])
    dislike, last, before = (defaultdict[int, dict[int, int]](dict) for _ in range(3))
    for who, role, cost in told["pref"]:
        dislike[who][index[role]] = cost
    for who, role, week in told["last"]:
        last[who][index[role]] = week
    for who, week, turns in told.get("prev", []):
        before[who][week] = turns
    return tuple(
        Server(
            rate=person["rate"],
            most=person["cap4"],
            before=person["hist"],
            done=frozenset(done[who]),
            last=last[who],
            dislike=dislike[who],
            weeks_before=before[who],
        )
        for who, person in enumerate(told["members"])
    )
