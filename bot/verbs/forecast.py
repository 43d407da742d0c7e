"""``forecast`` and ``schema``: the planner on a plan file, without Slack."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from core.errors import UserError
from core.planner.advice import advised
from core.planner.backups import with_backups
from core.planner.forecast import Forecast
from core.planner.forecast import forecast as forecast_of
from core.planner.plan import Plan, plan_schema, read_plan
from core.wording.marks import twin
from core.wording.planfile import plan_forecast

MOST_ADVISED = 20
"""Above this many objectives what to start next is worked out only where it is asked for."""


@click.command()
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--runs", type=click.IntRange(1, 10_000_000), help="Worlds to simulate.")
@click.option(
    "--to", type=click.FloatRange(0.01, 50), help="Points of standard error to reach instead."
)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--next", "key", help="Say what to start now for this objective only.")
@click.option("--json", "as_json", is_flag=True, help="Print everything, for programs.")
def forecast(plan: Path, key: str | None, *, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Forecast a plan file: chances, dates, and what they hang on."""
    if asked["runs"] is not None and asked["to"] is not None:
        raise click.UsageError("Give --runs or --to, not both.")
    begun = time.perf_counter()
    try:
        read = read_plan(plan.read_bytes())
    except UserError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    seconds = time.perf_counter() - begun
    asked["runs"] = asked["runs"] or 10_000
    wanted = _wanted(read, key)
    found = advised(read, forecast_of(read, **asked), wanted)
    if key is not None and read.people:
        found = with_backups(read, found, key)
    found = replace(found, seconds=found.seconds | {"read": seconds})
    if as_json:
        sys.stdout.writelines(_printed(found))
    else:
        click.echo(_text(read, found))


def _printed(found: Forecast) -> Iterator[str]:
    """The JSON, objective by objective: large plans never stand in memory as one text."""
    whole = found.as_json()
    objectives = whole.pop("objectives")
    yield f'{json.dumps(whole)[:-1]}, "objectives": ['
    for place, each in enumerate(objectives):
        yield f"{', ' if place else ''}{json.dumps(each)}"
    yield "]}\n"


def _wanted(plan: Plan, key: str | None) -> list[str]:
    """The objectives for which ``next`` is worked out."""
    known = [objective.key for objective in plan.objectives]
    if key is None:
        return known if len(known) <= MOST_ADVISED else []
    if key not in known:
        raise click.UsageError(f"There is no objective {key}; there are {', '.join(known[:8])}.")
    return [key]


def _text(plan: Plan, found: Forecast) -> str:
    return twin("\n".join(plan_forecast(plan, found)))


@click.command()
def schema() -> None:
    """Print the plan file's JSON schema."""
    click.echo(json.dumps(plan_schema(), indent=2))
