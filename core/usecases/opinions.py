"""Blind opinions: asked for, given unseen by the others, shown together, settled by the owner."""

from core.commands.objectives import Changes, EditItem
from core.commands.opinions import AskOpinions, GiveOpinion, SettleOpinions, ShowOpinions
from core.errors import Refused
from core.learning.pooling import pooled_chance, pooled_span
from core.model.opinions import (
    Opinion,
    OpinionGiven,
    OpinionsAsked,
    OpinionsSettled,
    OpinionsShown,
    Round,
    View,
)
from core.model.request import Request
from core.store import opinions
from core.store.store import Tx
from core.usecases.edits import edit_item
from core.usecases.ranges import days_span
from core.usecases.references import APPROACH, Named, resolve

OPEN = ("planned", "running")


def ask_opinions(command: AskOpinions, request: Request, tx: Tx) -> OpinionsAsked:
    """Begin to ask, or remind everybody where somebody has asked already."""
    found = resolve(tx, request, command.approach, APPROACH)
    assert found.approach is not None
    if found.approach.state not in OPEN:
        raise Refused(f"*{found.item.name}* is over, so there is nothing left to guess.")
    asking = opinions.open_round(tx, found.item.id)
    if asking is None:
        opinions.begin_round(tx, request.team, found.item.id, request.user, request.at)
    return OpinionsAsked(
        objectives=(found.objective.id,), item=found.item, again=asking is not None
    )


def give_opinion(command: GiveOpinion, request: Request, tx: Tx) -> OpinionGiven:
    """Keep one's own answer. Raises Refused once the answers have been shown."""
    found, asking = asked_blind(tx, request, command.approach)
    before = {each.user for each in opinions.given(tx, asking)}
    mine = Opinion(user=request.user, chance=command.chance, days=command.days)
    opinions.give(tx, asking, mine, request.at)
    return OpinionGiven(
        item=found.item,
        count=len(before | {request.user}),
        chance=command.chance,
        days=command.days,
        again=request.user in before,
    )


def asked_blind(tx: Tx, request: Request, typed: str) -> tuple[Named, Round]:
    """An approach and the asking about it. Raises Refused where no answer is taken any more."""
    found, asking = _asked(tx, request, typed)
    if asking.shown_at is not None:
        raise Refused(
            "The answers have been shown already, so a new one would not be blind."
            f" `ask {found.item.reference}` asks afresh once this is settled."
        )
    return found, asking


def _asked(tx: Tx, request: Request, typed: str) -> tuple[Named, Round]:
    found = resolve(tx, request, typed, APPROACH)
    asking = opinions.open_round(tx, found.item.id)
    if asking is None:
        raise Refused(
            f"Nobody has asked about *{found.item.name}* yet. `ask {found.item.reference}` does."
        )
    return found, asking


def show_opinions(command: ShowOpinions, request: Request, tx: Tx) -> OpinionsShown:
    """End the asking and show the spread. Raises Refused for all but owner and asker."""
    found, asking = _asked(tx, request, command.approach)
    if request.user not in (found.objective.owner, asking.asked_by):
        raise Refused(
            f"Only the owner of *{found.objective.name}* or whoever asked can settle this."
        )
    given = opinions.given(tx, asking)
    if not given:
        raise Refused("Nobody has answered yet. The button in the channel takes answers.")
    if asking.shown_at is None:
        opinions.show(tx, asking, request.at)
    return _shown(found, given)


def _shown(found: Named, given: list[Opinion]) -> OpinionsShown:
    views = tuple(view_of(each) for each in given)
    spans = [view.days for view in views if view.days]
    return OpinionsShown(
        item=found.item,
        views=views,
        chance=pooled_chance([each.chance for each in given]),
        days=pooled_span(spans) if spans else None,
    )


def view_of(opinion: Opinion) -> View:
    """An answer without its author."""
    days = days_span(opinion.days) if opinion.days is not None else None
    return View(chance=opinion.chance, days=days)


def settle_opinions(command: SettleOpinions, request: Request, tx: Tx) -> OpinionsSettled:
    """Write down what the owner takes from it, as an edit that can be undone."""
    found, asking = _asked(tx, request, command.approach)
    given = opinions.given(tx, asking)
    changes = Changes(chance=command.chance, days=command.days)
    edited = edit_item(EditItem(item=command.approach, changes=changes), request, tx)
    opinions.settle(tx, asking, request.at)
    return OpinionsSettled(
        **edited.model_dump(include={"objectives", "before", "change", "replans"}),
        item=found.item,
        views=tuple(view_of(each) for each in given),
        chance=command.chance,
        days=command.days,
    )
