"""What a plan counts on: the workspace's assumptions, and those a private channel has of its own.

An assumption stated in a private channel exists for its members alone, like the objectives there;
one that the workspace knows already is meant where its key is typed there.
"""

import difflib
from collections.abc import Iterable

from core.errors import NotUnderstood
from core.model.keys import key_of
from core.model.plan import Assumption, Objective
from core.model.request import Request
from core.store import journal, places, plan
from core.store.store import Row, Tx
from core.usecases.viewing import viewer

Premises = dict[str, Assumption]


def premises_in(everything: Iterable[Assumption], channel: str) -> Premises:
    """What the plan of a channel can count on, by key; its own before the workspace's."""
    known = [each for each in everything if each.channel in (None, channel)]
    return {each.key: each for each in sorted(known, key=lambda each: each.channel is not None)}


def premise_meant(tx: Tx, request: Request, typed: str) -> tuple[str, str | None]:
    """The key that is meant, and the private channel whose own it is or becomes, or None."""
    key = key_of(typed)
    everything = plan.assumptions(tx, request.team)
    here = premises_in(everything, request.channel).get(key)
    if here is not None:
        return key, here.channel
    elsewhere = _privately_counting(tx, request, key)
    if len(elsewhere) == 1 and not plan.objectives(tx, request.team, channel=request.channel):
        return key, elsewhere.pop()
    closed = places.channel(tx, request.team, request.channel).closed
    return key, request.channel if closed and _is_channel(request.channel) else None


def _is_channel(channel: str) -> bool:
    """Whether it is a channel rather than a conversation with the bot."""
    return channel[:1] in ("C", "G")


def _privately_counting(tx: Tx, request: Request, key: str) -> set[str]:
    """Private channels open to this person whose own assumption of that key there is."""
    person = viewer(tx, request)
    return {
        each.channel
        for each in plan.assumptions(tx, request.team)
        if each.key == key and each.channel and person.reads(each.channel)
    }


def keep_premise(tx: Tx, team: str, key: str, channel: str | None, values: Row) -> bool:
    """Insert an assumption, or update the one of that key there; whether it is new."""
    known = plan.assumption(tx, team, key, channel)
    if known is None:
        journal.insert(tx, "assumptions", {"team": team, "key": key, "channel": channel} | values)
    else:
        journal.update(tx, "assumptions", known.id, values)
    return known is None


def counting_on(tx: Tx, team: str, key: str, channel: str | None) -> list[Objective]:
    """The objectives with work that counts on this very assumption."""
    everything = plan.assumptions(tx, team)
    return [
        objective
        for objective in plan.objectives(tx, team)
        if any(key in each.assumes for each in plan.approaches_of(tx, objective.id))
        and (found := premises_in(everything, objective.channel).get(key)) is not None
        and found.channel == channel
    ]


def premise_keys(tx: Tx, objective: Objective, typed: Iterable[str]) -> list[str]:
    """The keys of what an objective's work may count on.

    Raises:
        NotUnderstood: one is not known there; it names the nearest that is.
    """
    known = premises_in(plan.assumptions(tx, objective.team), objective.channel)
    keys = [key_of(name) for name in typed]
    for key, name in zip(keys, typed, strict=True):
        if key not in known:
            near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
            way_on = (
                f"Did you mean *{near[0]}*?" if near else f"State it first: `assume {key} 80%`."
            )
            raise NotUnderstood(f"I don't know the assumption *{key}*. {way_on}", place=name)
    return keys
