"""The one way in: a command and its request become an outcome, in one transaction.

Here, not in each use case, stand what all of them owe: the request ledger (a repeated delivery
does nothing again and hears the same), and who may write. What all changes owe stands in writing.
"""

from core.commands import brief as brief_commands
from core.commands import experiments as experiment_commands
from core.commands import intake as intake_commands
from core.commands import nudges as nudge_commands
from core.commands import plans as plan_commands
from core.commands import practice as practice_commands
from core.commands import questions as question_commands
from core.commands import resolving as resolving_commands
from core.commands import settings as setting_commands
from core.commands import updates as update_commands
from core.commands import worth as worth_commands
from core.commands.base import Command
from core.errors import UserError
from core.model.outcomes.base import Outcome, as_kept, outcome_from
from core.model.permissions import Action
from core.model.request import Request
from core.store import places
from core.store.store import Store, Tx
from core.usecases import (
    briefs,
    calibrating,
    figures,
    intake,
    keeping,
    measuring,
    nudged,
    pipeline,
    plans,
    questions,
    reports,
    risks,
    settings,
    supposing,
    taking_part,
    team,
    undoing,
    updates,
    worth,
)
from core.usecases.homes import refresh_after
from core.usecases.permitting import permit_here
from core.usecases.writing import WRITES, UseCase, written

OTHERS: dict[type[Command], UseCase] = {
    brief_commands.AnswerDecision: briefs.answer_decision,
    brief_commands.PostBrief: briefs.post_brief,
    brief_commands.ScheduleBrief: briefs.schedule_brief,
    brief_commands.ShowBrief: briefs.show_brief,
    brief_commands.StopBrief: briefs.stop_brief,
    intake_commands.PreviewTable: intake.preview_table,
    plan_commands.ExportPlan: plans.export_plan,
    nudge_commands.AskTeam: nudged.ask_team,
    nudge_commands.SetAside: nudged.set_aside,
    nudge_commands.StopNudges: nudged.stop_nudges,
    practice_commands.AskInputs: taking_part.ask_inputs,
    practice_commands.AskPipeline: pipeline.ask_pipeline,
    experiment_commands.AskMetrics: measuring.ask_metrics,
    resolving_commands.AskCalibration: calibrating.ask_calibration,
    question_commands.AskForecast: questions.ask_forecast,
    question_commands.AskNext: questions.ask_next,
    question_commands.AskRisks: risks.ask_risks,
    question_commands.AskWhatIf: supposing.ask_what_if,
    question_commands.AskWhy: questions.ask_why,
    question_commands.AskHistory: undoing.ask_history,
    question_commands.AskPrivacy: keeping.ask_privacy,
    question_commands.CheckText: questions.check_text,
    question_commands.ShowFigure: figures.show_figure,
    question_commands.ShowOverview: questions.show_overview,
    question_commands.ShowTeam: team.show_team,
    setting_commands.ChangeKeeping: keeping.change_keeping,
    setting_commands.ChangeSettings: settings.change_settings,
    setting_commands.ErasePerson: keeping.erase_person,
    setting_commands.PostDigest: reports.post_digest,
    setting_commands.ScheduleDigest: settings.schedule_digest,
    setting_commands.SetOutOfOffice: settings.set_out_of_office,
    setting_commands.SetPreferences: settings.set_preferences,
    setting_commands.SetUpChannel: settings.set_up_channel,
    setting_commands.ShowDigest: reports.show_digest,
    setting_commands.StopDigest: settings.stop_digest,
    update_commands.DraftUpdate: updates.draft_update,
    worth_commands.AskWorth: worth.ask_worth,
}
"""Commands that read, or change settings only."""

FOR_MEMBERS: tuple[type[Command], ...] = (
    brief_commands.AnswerDecision,
    intake_commands.PreviewTable,
    setting_commands.PostDigest,
    setting_commands.ScheduleDigest,
    setting_commands.SetUpChannel,
    setting_commands.StopDigest,
)

FOR_ADMINISTRATORS: tuple[type[Command], ...] = (
    brief_commands.PostBrief,
    brief_commands.ScheduleBrief,
    brief_commands.StopBrief,
    setting_commands.ChangeKeeping,
    setting_commands.ErasePerson,
)


def needed(command: Command) -> Action:
    """What a command asks for in the channel it is typed in, whatever it goes on to write."""
    if type(command) in WRITES or isinstance(command, FOR_MEMBERS):
        return Action.LOG
    if isinstance(command, setting_commands.ChangeSettings) and command.model_fields_set:
        return Action.LOG
    if isinstance(command, FOR_ADMINISTRATORS):
        return Action.ADMINISTER
    return Action.READ


COMMANDS = {command.__name__: command for command in (*WRITES, *OTHERS)}
"""All commands by name, for buttons."""


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
        refresh_after(tx, outcome, request)
        places.keep_outcome(tx, request.team, request.key, as_kept(outcome), request.at)
        return outcome


def _carried_out(command: Command, request: Request, tx: Tx) -> Outcome:
    permit_here(tx, request, needed(command))
    if type(command) not in WRITES:
        return OTHERS[type(command)](command, request, tx)
    return written(command, request, tx)


def trial(command: Command, request: Request, store: Store) -> UserError | None:
    """What would be wrong with a command; nothing is ever written.

    Of one that only opens a window or explains something, nothing.
    """
    if type(command) not in WRITES and type(command) not in OTHERS:
        return None
    with store.tx() as tx, tx.supposing():
        try:
            _carried_out(command, request, tx)
        except UserError as error:
            return error
    return None
