"""``rehearse``: simulated teams live with the bot, and its forecasts are scored."""

import json
import sys

import click

from bot.rehearsal.together import all_lived
from core.rehearsal.figures import figures_of
from core.wording.rehearsal import rehearsal


@click.command()
@click.option("--weeks", type=click.IntRange(1, 260), default=26, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--teams", type=click.IntRange(1, 10_000), default=1, show_default=True)
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print everything, for programs.")
def rehearse(weeks: int, seed: int, teams: int, processes: int, *, as_json: bool) -> None:
    """Live the weeks of simulated teams and say how good the forecasts were."""
    teams_lived = all_lived(seed, teams, weeks, processes)
    with click.progressbar(teams_lived, teams, "teams", file=sys.stderr, hidden=teams == 1) as bar:
        found = figures_of(list(bar), seed, weeks)
    click.echo(json.dumps(found.as_json()) if as_json else "\n".join(rehearsal(found)))
