"""Simulated teams: how good the forecasts are, on seeds that no default was chosen on.

``MLSTATUS_TEAMS=40`` takes fewer teams than the 400 of the figures, for a quick look.
"""

import os
from collections.abc import Iterator

from benchmarks.figures import Figure, told
from bot.rehearsal.together import all_lived
from core.rehearsal.figures import Figures, figures_of
from core.wording.rehearsal import KINDS, rehearsal

SEED, TEAMS, WEEKS = 101, int(os.environ.get("MLSTATUS_TEAMS", "400")), 26
"""Seeds 1 to 9 are those on which defaults are chosen."""
RIVALS = (("first", 5.0), ("pace", 15.0), ("path", 15.0), ("unlearned", 0.0))


def report() -> Iterator[str]:
    # Processes that share the processors would only wait for one another's threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    lived = all_lived(SEED, TEAMS, WEEKS, processes=os.cpu_count() or 1)
    found = figures_of(list(lived), SEED, WEEKS)
    yield from rehearsal(found)
    yield from told(_figures(found))


def _figures(found: Figures) -> Iterator[Figure]:
    off = abs(found.coverage - 0.8) * 100
    how = f"{found.coverage:.1%} held; seed {SEED}, {TEAMS} teams"
    yield Figure("80 % ranges of the finish, points away from 80 %", off, 5, "", how)
    for name, least in RIVALS:
        part = found.better[name] * 100
        how = f"Brier {found.brier['bot']:.4f} against {found.brier[name]:.4f}"
        yield Figure(f"better than {name}", part, least, " %", how, at_least=True)
    sent = sum(each["sent"] for each in found.nudges.values())
    how = f"{sent:.0f} sent about running work"
    yield Figure("nudges that were right", found.nudges_right * 100, 60, " %", how, at_least=True)
    for kind, each in found.nudges.items():
        if not each["sent"]:
            continue
        how = f"{each['sent']:.0f} sent; {each['strict']:.0%} in the narrowest sense"
        part = each["right"] * 100
        yield Figure(f"{KINDS[kind].lower()}: right", part, 60, " %", how, at_least=True)
