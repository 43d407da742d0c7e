"""``curve``: what a metric's readings say, without Slack."""

import json
import math
import sys
from datetime import date
from pathlib import Path

import click
import numpy as np

from core.errors import UserError
from core.learning.curvefile import LARGEST, Curve, curve_from, iso_day
from core.learning.curves import Ahead, CurveOutlook, curve_outlook
from core.wording import curve as words


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--target", required=True, help="The value to reach.")
@click.option("--by", required=True, help="The day asked about, year-month-day.")
@click.option("--lower", is_flag=True, help="The metric is better when it is lower.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures, for programs.")
def curve(file: Path, target: str, by: str, *, lower: bool, as_json: bool) -> None:
    """Say what the readings in FILE (columns date,value) show, and where they go."""
    try:
        read = curve_from(file.read_bytes())
        goal, day = _number(target), _day(by, read)
    except UserError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if read.skipped:
        click.echo(words.lines_skipped(read.skipped), err=True)
    asked = Ahead(goal, float((day - read.dates[-1]).days), lower=lower)
    found = curve_outlook(read.days, np.array(read.values), asked)
    lines = words.curve_outlook_lines(found, goal, day, read.dates[-1])
    click.echo(json.dumps(_figures(found)) if as_json else "\n".join(lines))


def _number(typed: str) -> float:
    try:
        found = float(typed)
    except ValueError:
        found = math.nan
    if not math.isfinite(found) or abs(found) > LARGEST:
        raise UserError(words.no_target(typed))
    return found


def _day(typed: str, read: Curve) -> date:
    found = iso_day(typed)
    if found is None:
        raise UserError(words.no_day(typed))
    if found < read.dates[-1]:
        raise UserError(words.day_too_early(found, read.dates[-1], read.last_line))
    return found


def _figures(found: CurveOutlook) -> dict[str, object]:
    return {
        "state": found.state,
        "chance_by": found.chance_by,
        "forecast": {"p10": found.p10, "p50": found.p50, "p90": found.p90},
        "base_rate": found.base_rate,
    }
