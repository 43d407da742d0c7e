"""Evidence, curves and nudges of one objective that has had a thousand experiments."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from benchmarks.figures import Figure, milliseconds, told
from core.commands.experiments import AskMetrics, LogExperiment
from core.store import journal, plan
from core.store.journal import Change
from core.store.store import Tx
from core.usecases.nudging import raise_nudges
from tests.harness import ANA, BEN, FRAUD, PRIYA, TEAM, Bot, fraud_plan

SEED, EXPERIMENTS, A_DAY, ROUNDS = 20261123, 1000, 5, 15
METRICS = ("recall", "latency")
TARGET = 50.0


def report() -> Iterator[str]:
    bot = tried()
    rounds = [_round(bot) for _ in range(ROUNDS)]
    yield from told(_figures(rounds))


def _figures(rounds: list[tuple[float, float, float]]) -> Iterator[Figure]:
    parts = np.array(rounds)
    whole = parts.sum(axis=1)
    how = "evidence {:.0f}, curves {:.0f}, nudges {:.0f}; ".format(*np.median(parts, axis=0))
    how += f"first {whole[0]:.0f}, longest {whole.max():.0f}; {EXPERIMENTS} experiments,"
    how += f" {ROUNDS} rounds, each a new day, seed {SEED}"
    name = "an experiment logged, its curves asked for, its nudges raised: p50"
    yield Figure(name, float(np.median(whole)), TARGET, " ms", how)


def _round(bot: Bot) -> tuple[float, float, float]:
    """Milliseconds for a log with values of both metrics, their curves, and the nudges."""
    bot.pass_days(1)
    rng = np.random.default_rng(bot.now.toordinal())
    values = {"recall": float(rng.uniform(0.79, 0.81)), "latency": float(rng.uniform(99, 103))}
    log = LogExperiment(approach="sequence-model", verdict="negative", values=values)
    evidence = milliseconds(lambda: bot.outcome(log))
    curves = milliseconds(lambda: bot.outcome(AskMetrics(approach="sequence-model")))
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        nudges = milliseconds(lambda: raise_nudges(tx, objective.id, bot.now, bot.now.date()))
    return evidence, curves, nudges


def tried() -> Bot:
    """A bot whose one objective has had a thousand experiments with two metrics each."""
    bot = Bot()
    fraud_plan(bot)
    bot.type("start sequence-model")
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        journal.begin(tx, Change(TEAM, FRAUD, ANA, bot.now, "LogExperiment"))
        (approach,) = [
            each.id
            for each in plan.approaches_of(tx, objective.id)
            if each.name == "sequence model"
        ]
        begun = bot.now.date() - timedelta(days=EXPERIMENTS // A_DAY)
        made = {"created_at": f"{begun.isoformat()}T09:00:00+00:00"}
        journal.update(tx, "objectives", objective.id, made)
        journal.update(tx, "approaches", approach, {"started_on": begun.isoformat()})
        for number, noise in enumerate(np.random.default_rng(SEED).standard_normal(EXPERIMENTS)):
            _try(tx, approach, begun + timedelta(days=number // A_DAY), number, float(noise))
    bot.wake()
    return bot


def _try(tx: Tx, approach: int, day: date, number: int, noise: float) -> None:
    """One experiment; recall rises and stops half-way, latency goes on falling."""
    row = {
        "team": TEAM, "approach": approach, "verdict": "unclear", "learned": f"note {number}",
        "quality": json.dumps({"baseline": number % 2 == 0}), "weight": 0.5,
        "author": (ANA, BEN, PRIYA)[number % 3], "day": day.isoformat(),
        "logged_at": f"{day.isoformat()}T09:00:00+00:00", "chance_before": 0.5, "chance_after": 0.5,
    }  # fmt: skip
    experiment = journal.insert(tx, "experiments", row)
    recall = 0.8 - 0.3 * (1 + min(number, EXPERIMENTS / 2) / 50) ** -0.8 + 0.005 * noise
    latency = 80 + 100 * (1 + number / 50) ** -0.5 + 2 * noise
    for metric, value in zip(METRICS, (recall, latency), strict=True):
        reading = {"metric": metric, "value": value, "day": day.isoformat()}
        reading |= {"team": TEAM, "approach": approach, "experiment": experiment, "ruler": 1}
        journal.insert(tx, "readings", reading)
