"""Commands that change the plan: each carried out as one change that undo can take back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from core.commands import approaches as approach_commands
from core.commands import brief as brief_commands
from core.commands import experiments as experiment_commands
from core.commands import intake as intake_commands
from core.commands import objectives as objective_commands
from core.commands import opinions as opinion_commands
from core.commands import plans as plan_commands
from core.commands import practice as practice_commands
from core.commands import questions as question_commands
from core.commands import resolving as resolving_commands
from core.commands import tasks as task_commands
from core.commands import updates as update_commands
from core.commands import worth as worth_commands
from core.commands.base import Command
from core.model.outcomes.base import Outcome
from core.model.outcomes.history import AskedTwice
from core.model.request import Request
from core.planner.plan import plan_from
from core.store import journal
from core.store.journal import Change
from core.store.store import Tx
from core.usecases import (
    announcing,
    approaches,
    briefs,
    edits,
    experiments,
    importing,
    intake,
    measuring,
    objectives,
    opinions,
    pipeline,
    plans,
    resolving,
    tasks,
    team,
    undoing,
    updates,
    worth,
)
from core.usecases.meanwhile import news_since
from core.usecases.permitting import permit_change
from core.usecases.snapshot import plan_file, stated_plan

UseCase = Callable[[Any, Request, Tx], Outcome]

WRITES: dict[type[Command], UseCase] = {
    plan_commands.StartPlan: plans.start_plan,
    plan_commands.ImportPlan: importing.import_plan,
    intake_commands.TakeInTable: intake.take_in_table,
    objective_commands.AddObjective: objectives.add_objective,
    objective_commands.CloseObjective: objectives.close_objective,
    objective_commands.RemoveItem: objectives.remove_item,
    objective_commands.TakeOver: objectives.take_over,
    objective_commands.EditItem: edits.edit_item,
    objective_commands.StateAssumption: team.state_assumption,
    objective_commands.SetTeam: team.set_team,
    objective_commands.AddHolidays: team.add_holidays,
    objective_commands.AnswerQuestion: edits.answer_question,
    task_commands.AddTask: tasks.add_task,
    approach_commands.AddApproach: approaches.add_approach,
    approach_commands.ChangeState: approaches.change_state,
    experiment_commands.LogExperiment: experiments.log_experiment,
    experiment_commands.RecordReading: measuring.record_reading,
    experiment_commands.DescribeMetric: measuring.describe_metric,
    experiment_commands.MarkDetour: measuring.mark_detour,
    practice_commands.SetStage: pipeline.set_stage,
    practice_commands.SetLadder: pipeline.set_ladder,
    practice_commands.RecordEndToEnd: pipeline.record_end_to_end,
    update_commands.EditUpdate: updates.edit_update,
    update_commands.PostUpdate: updates.post_update,
    update_commands.RetractUpdate: updates.retract_update,
    brief_commands.ConsentToBrief: briefs.consent_to_brief,
    worth_commands.StateWorth: worth.state_worth,
    worth_commands.StatePhrase: worth.state_phrase,
    resolving_commands.Resolve: resolving.resolve_item,
    opinion_commands.AskOpinions: opinions.ask_opinions,
    opinion_commands.GiveOpinion: opinions.give_opinion,
    opinion_commands.ShowOpinions: opinions.show_opinions,
    opinion_commands.SettleOpinions: opinions.settle_opinions,
    question_commands.UndoLast: undoing.undo_last,
}

HARMLESS = (
    experiment_commands.LogExperiment,
    experiment_commands.RecordReading,
    experiment_commands.DescribeMetric,
    experiment_commands.MarkDetour,
    practice_commands.SetStage,
    practice_commands.SetLadder,
    practice_commands.RecordEndToEnd,
    update_commands.EditUpdate,
    update_commands.PostUpdate,
    update_commands.RetractUpdate,
    brief_commands.ConsentToBrief,
    worth_commands.StateWorth,
    worth_commands.StatePhrase,
    opinion_commands.AskOpinions,
    opinion_commands.GiveOpinion,
    opinion_commands.ShowOpinions,
)
"""Writes after which a plan that could be planned still can: evidence, practice, posts, views."""
OF_ONE_OBJECTIVE = (
    plan_commands.StartPlan,
    objective_commands.AddObjective,
    objective_commands.EditItem,
    objective_commands.AnswerQuestion,
    task_commands.AddTask,
    approach_commands.AddApproach,
    approach_commands.ChangeState,
    opinion_commands.SettleOpinions,
)
"""Writes that can make nothing invalid but the objective they are about."""

REPEAT = timedelta(seconds=60)


def written(command: Command, request: Request, tx: Tx) -> Outcome:
    """Write a change, unless the same person typed the same a moment ago: then ask.

    A button whose message is older than what it is about asks too, and says what changed.

    Raises:
        UserError: the transaction has to be rolled back.
    """
    change = _change(command, request)
    if journal.repeated(tx, change, request.at - REPEAT):
        fields = command.model_dump(mode="json", exclude_unset=True)
        return AskedTwice(typed=request.text, name=change.command, fields=fields)
    if news := news_since(tx, request, command):
        return news
    journal.begin(tx, change)
    outcome = carried_out(command, request, tx)
    if not isinstance(command, question_commands.UndoLast):
        # What one wrote oneself one may take back, whatever one has become since.
        permit_change(tx, request)
    announcing.announce(outcome, request, tx)
    return outcome


def supposed(command: Command, request: Request, tx: Tx) -> tuple[Outcome, dict[str, Any]]:
    """What a change would answer, and the plan file it would leave; nothing is written.

    Raises:
        UserError: the change would be refused.
    """
    with tx.supposing():
        journal.begin(tx, _change(command, request))
        outcome = carried_out(command, request, tx)
        return outcome, plan_file(tx, request.team, request.today)


def carried_out(command: Command, request: Request, tx: Tx) -> Outcome:
    """The outcome of a write that leaves a plan which can be planned. Raises UserError."""
    outcome = WRITES[type(command)](command, request, tx)
    if not isinstance(command, HARMLESS):
        alone = isinstance(command, OF_ONE_OBJECTIVE) and outcome.objectives
        data = stated_plan(tx, request.team, request.today, outcome.objectives if alone else None)
        if data["objectives"]:
            plan_from(data)
    return outcome


def _change(command: Command, request: Request) -> Change:
    name = type(command).__name__
    return Change(request.team, request.channel, request.user, request.at, name, request.text)
