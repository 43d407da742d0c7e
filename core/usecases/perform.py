"""The one way in: a command and its request become an outcome, in one transaction.

Here, not in each use case, stand what all of them owe: the request ledger (a repeated delivery
does nothing again and hears the same), the question at a person's own repetition, the change that
history and undo hang on, and the validation of the whole plan after a write.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from core.commands import approaches as approach_commands
from core.commands import experiments as experiment_commands
from core.commands import objectives as objective_commands
from core.commands import plans as plan_commands
from core.commands import questions as question_commands
from core.commands import settings as setting_commands
from core.commands import tasks as task_commands
from core.commands.base import Command
from core.errors import Refused, UserError
from core.model.outcomes import AskedTwice, Outcome, as_kept, outcome_from
from core.model.request import Request
from core.planner.plan import plan_from
from core.store import journal, places
from core.store.journal import Change
from core.store.store import Store, Tx
from core.usecases import (
    announcing,
    approaches,
    edits,
    experiments,
    importing,
    objectives,
    plans,
    questions,
    reports,
    settings,
    tasks,
    team,
    undoing,
)
from core.usecases.snapshot import plan_file

UseCase = Callable[[Any, Request, Tx], Outcome]

WRITES: dict[type[Command], UseCase] = {
    plan_commands.StartPlan: plans.start_plan,
    plan_commands.ImportPlan: importing.import_plan,
    objective_commands.AddObjective: objectives.add_objective,
    objective_commands.CloseObjective: objectives.close_objective,
    objective_commands.RemoveItem: objectives.remove_item,
    objective_commands.EditItem: edits.edit_item,
    objective_commands.StateAssumption: team.state_assumption,
    objective_commands.SetTeam: team.set_team,
    objective_commands.AddHolidays: team.add_holidays,
    objective_commands.AnswerQuestion: edits.answer_question,
    task_commands.AddTask: tasks.add_task,
    approach_commands.AddApproach: approaches.add_approach,
    approach_commands.ChangeState: approaches.change_state,
    experiment_commands.LogExperiment: experiments.log_experiment,
    experiment_commands.RecordReading: experiments.record_reading,
    question_commands.UndoLast: undoing.undo_last,
}
"""Commands that change the plan."""

OTHERS: dict[type[Command], UseCase] = {
    plan_commands.ExportPlan: plans.export_plan,
    question_commands.AskForecast: questions.ask_forecast,
    question_commands.AskNext: questions.ask_next,
    question_commands.AskRisks: questions.ask_risks,
    question_commands.AskWhy: questions.ask_why,
    question_commands.AskHistory: undoing.ask_history,
    question_commands.AskPrivacy: undoing.ask_privacy,
    question_commands.DraftUpdate: reports.draft_update,
    question_commands.ShowOverview: questions.show_overview,
    question_commands.ShowTeam: team.show_team,
    setting_commands.ChangeSettings: settings.change_settings,
    setting_commands.PostDigest: reports.post_digest,
    setting_commands.ScheduleDigest: settings.schedule_digest,
    setting_commands.SetOutOfOffice: settings.set_out_of_office,
    setting_commands.ShowDigest: reports.show_digest,
    setting_commands.StopDigest: settings.stop_digest,
}
"""Commands that read, or change settings only."""

COMMANDS = {command.__name__: command for command in (*WRITES, *OTHERS)}
"""All commands by name, for buttons."""

REPEAT = timedelta(seconds=60)


def perform(command: Command, request: Request, store: Store) -> Outcome:
    """Carry a command out once; a repeat of the same delivery hears what the first one did.

    Raises:
        UserError: nothing was written.
    """
    with store.tx() as tx:
        kept = places.kept_outcome(tx, request.team, request.key)
        if kept is not None:
            return outcome_from(kept)
        outcome = _carried_out(command, request, tx)
        places.keep_outcome(tx, request.team, request.key, as_kept(outcome), request.at)
        return outcome


def _carried_out(command: Command, request: Request, tx: Tx) -> Outcome:
    use_case = WRITES.get(type(command))
    if use_case is None:
        return OTHERS[type(command)](command, request, tx)
    if places.person(tx, request.team, request.user).guest:
        raise Refused(
            "Guests can read plans here but not change them."
            " Ask a member of this channel to write it down."
        )
    name = type(command).__name__
    change = Change(request.team, request.channel, request.user, request.at, name, request.text)
    if journal.repeated(tx, change, request.at - REPEAT):
        fields = command.model_dump(mode="json", exclude_unset=True)
        return AskedTwice(typed=request.text, name=name, fields=fields)
    journal.begin(tx, change)
    outcome = use_case(command, request, tx)
    _validate(tx, request)
    announcing.announce(outcome, request, tx)
    return outcome


def _validate(tx: Tx, request: Request) -> None:
    """Refuse what would leave a plan that cannot be planned; the transaction is rolled back."""
    data = plan_file(tx, request.team, request.today)
    if data["objectives"]:
        plan_from(data)


class _Rehearsed(Exception):
    """Ends a trial: whatever it wrote is rolled back."""


def trial(command: Command, request: Request, store: Store) -> UserError | None:
    """What would be wrong with a command; nothing is ever written."""
    try:
        with store.tx() as tx:
            _carried_out(command, request, tx)
            raise _Rehearsed
    except _Rehearsed:
        return None
    except UserError as error:
        return error
