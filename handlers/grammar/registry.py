"""All verbs in one table: what can be typed, what it is for, an example, and who reads it.

Help, the manifest's hint and the README's table are made from it or held against it by tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.commands.base import Command
from handlers.grammar import (
    approaches,
    briefs,
    experiments,
    intake,
    metrics,
    objectives,
    plans,
    posts,
    practice,
    questions,
    scoring,
    settings,
    supposing,
    worth,
)
from handlers.grammar.words import Words

Read = Callable[[Words, date], Command]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb; ``example`` is a whole command that parses."""

    name: str
    topic: str
    usage: str
    summary: str
    example: str
    read: Read
    writes: bool = False


PLAN = "plan NAME by DATE: TASK; APPROACH? | APPROACH?; …"
VERBS: tuple[Verb, ...] = (
    Verb(
        "plan", "plan", PLAN,
        "A whole plan at once: ; between tasks, | between approaches, ? where it might not work.",
        "plan Catch card fraud earlier by 31 Mar: clean labels; graph features? | sequence model?",
        plans.plan, writes=True,
    ),
    Verb(
        "objective", "plan", 'objective new KEY "NAME" by DATE · objective close KEY',
        "Start or close one objective of this channel.",
        objectives.NEW, objectives.objective, writes=True,
    ),
    Verb(
        "task", "plan", 'task add OBJECTIVE/KEY "NAME" [after KEY,KEY] [stage STAGE] [done "…"]',
        "Add something that must be achieved.", approaches.TASK, approaches.task, writes=True,
    ),
    Verb(
        "approach", "plan",
        'approach add TASK/KEY "NAME" p=70% days=5-20 [role= people= assumes= box= cost=]',
        "Add one idea for a task.", approaches.APPROACH, approaches.approach, writes=True,
    ),
    Verb(
        "ask", "plan", "ask REF",
        "Ask the channel for a chance and a range; nobody sees the others' answers.",
        "ask labels/vendor", approaches.ask, writes=True,
    ),
    Verb(
        "guess", "plan", "guess REF p=60% days=5-20", "Answer that, unseen by the others.",
        approaches.GUESS, approaches.guess, writes=True,
    ),
    Verb(
        "settle", "plan", "settle REF", "Show the answers together; the owner settles it.",
        "settle labels/vendor", approaches.settle, writes=True,
    ),
    Verb(
        "edit", "plan", "edit REF field=value …",
        "Change fields: by, value, rate, priority, owner, editors; after, stage, done, strategy;"
        " p, days, sure, assumes, role, people, box, cost, early, who.",
        "edit labels/vendor p=60% days=5-20", objectives.edit, writes=True,
    ),
    Verb(
        "remove", "plan", "remove REF",
        "Take something out of the plan, with all below it.",
        "remove labels/vendor", objectives.remove, writes=True,
    ),
    Verb(
        "assume", "plan", 'assume KEY 80%|true|false "how we know"',
        "State what several approaches count on.",
        'assume labels-are-clean 80% "sampled 200"', objectives.assume, writes=True,
    ),
    Verb(
        "team", "plan", "team ROLE=N … [from DATE] [p=60%]",
        "Say how many people there are of each role.",
        "team research=2 engineering=2 from 2027-02-01 p=60%", objectives.team, writes=True,
    ),
    Verb(
        "holiday", "plan", "holiday DATE …", "Name days nobody works.",
        "holiday 2026-12-25", objectives.holiday, writes=True,
    ),
    *(
        Verb(
            name, "evidence", f'{name} REF "{note}"', summary,
            f'{name} labels/vendor "their audit passed"',
            approaches.change_to(approaches.STATES[name]), writes=True,
        )
        for name, note, summary in (
            ("start", "what we expect", "Start an approach."),
            ("park", "what we learned", "Set an approach aside for now."),
            ("drop", "what we learned", "Give an approach up."),
            ("win", "what we learned", "An approach has worked: its task is done."),
            ("lose", "what we learned", "An approach has failed; a clear no is a result."),
        )
    ),
    Verb(
        "log", "evidence",
        'log [REF] positive|negative|unclear auc=0.83 "what we learned"'
        " [with @ben] [on DATE] [quality=hbcrwd] [link] [new ruler]",
        "Log an experiment; the plan is made again from it.",
        experiments.LOG, experiments.log, writes=True,
    ),
    Verb(
        "metric", "evidence",
        "metric REF auc=0.83 … [target=0.9] [lower] [new ruler] [again]"
        " · metric REF [detour [off]]",
        "Record a reading without a verdict, or see what the readings show.",
        metrics.METRIC, metrics.metric, writes=True,
    ),
    Verb(
        "resolve", "evidence", 'resolve REF yes|no|ambiguous "how we know"',
        "Say how an objective or an approach came out; saying it anew replaces it.",
        scoring.RESOLVE, scoring.resolve, writes=True,
    ),
    Verb(
        "forecast", "questions", "forecast [OBJECTIVE]",
        "The chance by the target date, and what it was.",
        "forecast fraud-v2", questions.forecast,
    ),
    Verb(
        "show", "questions",
        "show curve|forecasts|items|tries [OBJECTIVE] · show results [OBJECTIVE|mine]"
        " · show metric|readings APPROACH [NAME]",
        "Draw the chance by date, how it went, a metric; or list what a figure counts.",
        questions.SHOW, questions.show,
    ),
    Verb(
        "why", "questions", "why [OBJECTIVE] [since DATE]",
        "What moved the chance since a week ago, or since a date.",
        "why fraud-v2", questions.why,
    ),
    Verb(
        "next", "questions", "next [OBJECTIVE]",
        "What to start now, beside the next best and starting nothing.",
        "next fraud-v2", questions.next_,
    ),
    Verb(
        "risks", "questions", "risks [OBJECTIVE]", "What it all rests on.",
        "risks fraud-v2", questions.risks,
    ),
    Verb(
        "whatif", "questions", "whatif drop|lose|win REF · whatif add … · whatif team ROLE=N",
        "What a change would do to the chance; nothing is written.",
        "whatif lose labels/vendor", supposing.whatif,
    ),
    Verb(
        "worth", "evidence",
        'worth [OBJECTIVE] METRIC 40000 EUR ±15000 · worth [OBJECTIVE] "fewer chargebacks"',
        "What one point of a metric is worth a year, or words in place of an amount.",
        worth.WORTH, worth.worth, writes=True,
    ),
    Verb(
        "inputs", "practice", "inputs [OBJECTIVE]",
        "How your experiments were run, week by week, and what to do better first; to you alone.",
        "inputs fraud-v2", practice.inputs,
    ),
    Verb(
        "pipeline", "practice",
        "pipeline [OBJECTIVE] · pipeline [OBJECTIVE] STAGE absent|thin|solid [owner @ana]"
        " · pipeline [OBJECTIVE] ran [on DATE]",
        "From data to business feedback: what there is, who owns it, since when it runs.",
        practice.PIPELINE, practice.pipeline, writes=True,
    ),
    Verb(
        "calibration", "questions", "calibration [OBJECTIVE|mine]",
        "How good the chances and ranges were; mine: of my own work, to me alone.",
        "calibration fraud-v2", scoring.calibration,
    ),
    Verb(
        "status", "questions", 'status [OBJECTIVE] · … post · … retract · … say "TEXT"',
        "The week's update: a draft for yourself, put in the channel, taken back, reworded.",
        "status fraud-v2", posts.status,
    ),
    Verb(
        "check", "questions", "check TEXT",
        "What a reader could take for more than is known, and how to say it instead.",
        posts.CHECK, posts.check,
    ),
    Verb(
        "digest", "settings", "digest preview|now|on WEEKDAY TIME|off",
        "The channel's weekly digest.", posts.DIGEST, posts.digest,
    ),
    Verb(
        "brief", "settings",
        "brief preview|now|to #channel [friday 16:00]|with OBJECTIVE|without OBJECTIVE|off",
        "The leaders' weekly brief: decisions first, then chances; private objectives by consent.",
        briefs.BRIEF, briefs.brief,
    ),
    Verb(
        "history", "questions", "history [REF]", "Who changed what, before and after.",
        "history labels/vendor", questions.history,
    ),
    Verb("undo", "questions", "undo", "Take back your own last change.", "undo", questions.undo,
         writes=True),
    Verb(
        "export", "questions", "export", "The plan as a file that can be reviewed and simulated.",
        "export", plans.export,
    ),
    Verb(
        "import", "plan", 'import JSON · import [name="…"] [by DATE] + rows below',
        "Take in a plan file, or rows from Jira, Linear or a spreadsheet: adds and updates, never"
        " deletes.",
        'import {"version": 1, "today": "2026-11-23", "objectives": []}',
        intake.import_, writes=True,
    ),
    Verb(
        "ooo", "settings", "ooo until DATE|off", "Be left alone while away.",
        "ooo until 1 Dec", settings.ooo,
    ),
    Verb(
        "settings", "settings",
        "settings [timezone=ZONE] [side=research|engineering|both] [quiet=18:00-9:00]"
        " [ask=10:00] [nudges=2] [recalibration=on|off] · settings retention=2y backups=14"
        " · settings erase=@WHO",
        "Show or change this channel's time zone, your own side, hours and nudges a week,"
        " or the workspace's.",
        "settings timezone=Europe/Berlin", settings.settings,
    ),
    Verb(
        "privacy", "settings", "privacy", "What is kept about you, and who sees it.",
        "privacy", questions.privacy,
    ),
    Verb("help", "questions", "help [TOPIC]", "What can be typed.", "help plan", questions.help_),
)  # fmt: skip

BY_NAME = {verb.name: verb for verb in VERBS}
TOPICS = tuple(dict.fromkeys(verb.topic for verb in VERBS))
