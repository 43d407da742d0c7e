"""``import``: a plan file, or a table of Jira, Linear or a spreadsheet, without Slack."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.lock import InUse, Lock
from bot.verbs.data import DATABASE
from core.commands.base import Command
from core.commands.intake import PreviewTable, TakeInTable
from core.commands.plans import ImportPlan
from core.errors import UserError
from core.model.outcomes.base import Outcome
from core.model.outcomes.data import TableSeen
from core.model.request import Request
from core.store import places
from core.store.store import Store
from core.usecases.perform import perform
from core.wording.every import answer

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
"""As spreadsheets save tables; the last reads anything."""


@dataclass(frozen=True, slots=True)
class Whose:
    """To whom what is imported belongs."""

    team: str | None
    channel: str
    owner: str


@click.command("import")
@click.argument("plan", type=FILE)
@click.option("--channel", required=True, help="Id of the channel it belongs to.")
@click.option("--owner", required=True, help="Id of the person who owns it.")
@click.option("--team", help="Id of the workspace; needed while the database knows none.")
@click.option("--name", help="Objective for rows that belong to nothing.")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="Date of objectives without one.")
@click.option("--dates", type=click.Choice(["day", "month"]), help="What is first in 03/04/2027.")
@click.option("--days-per-point", type=click.FloatRange(0, 100, min_open=True))
@click.option("--preview", is_flag=True, help="Only say what was understood of a table.")
@click.option("--yes", is_flag=True, help="Take a table in without asking.")
@DATABASE
def take_in(plan: Path, database: Path, preview: bool, yes: bool, **given: Any) -> None:  # noqa: ANN401 - click's options
    """Take a plan file or a table into the database: adds and updates, never deletes."""
    try:
        text = _text(plan)
        with _desk(database, Whose(given["team"], given["channel"], given["owner"])) as desk:
            if text.lstrip().startswith("{"):
                click.echo(desk.told(desk.do(ImportPlan(text=text))))
            else:
                _take_table(desk, text, _choices(given), ask=not yes, only_show=preview)
    except (UserError, InUse) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


FIELDS = {"name": "name", "by": "target", "dates": "order", "days_per_point": "points"}


def _choices(given: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, as fields of the command."""
    said = {field: given[name] for name, field in FIELDS.items() if given[name] is not None}
    return said | ({"target": said["target"].date()} if "target" in said else {})


@dataclass(frozen=True, slots=True)
class Desk:
    """An open database, and for whom things are done in it."""

    store: Store
    whose: Whose

    def do(self, command: Command) -> Outcome:
        """Carry a command out."""
        now = datetime.now(UTC)
        assert self.whose.team is not None
        key = f"import:{type(command).__name__}:{now.isoformat()}"
        team, user, channel = self.whose.team, self.whose.owner, self.whose.channel
        return perform(command, Request(team, user, channel, key, "", now, now.date()), self.store)

    def told(self, outcome: Outcome) -> str:
        """An outcome in words."""
        return answer(outcome, []).twin()


@contextmanager
def _desk(database: Path, whose: Whose) -> Iterator[Desk]:
    with Lock(database):
        store = Store.open(database)
        try:
            with store.tx() as tx:
                known = places.workspaces(tx)
            team = whose.team or (known[0].team if known else None)
            if team is None:
                raise UserError("The database knows no workspace yet; name one with --team.")
            yield Desk(store, Whose(team, whose.channel, whose.owner))
        finally:
            store.close()


def _text(path: Path) -> str:
    """A file's text, however it was saved."""
    data = path.read_bytes()
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not marked:
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _take_table(
    desk: Desk, text: str, choices: dict[str, Any], *, ask: bool, only_show: bool
) -> None:
    seen = desk.do(PreviewTable(text=text, **choices))
    assert isinstance(seen, TableSeen)
    click.echo(desk.told(seen))
    if missing := _missing(seen):
        raise UserError(f"Say it with {missing}.")
    if only_show:
        return
    if ask:
        click.confirm("Take it in?", abort=True)
    click.echo(desk.told(desk.do(TakeInTable(draft=seen.draft, **choices))))


def _missing(seen: TableSeen) -> str:
    """The option that settles what is open, or empty."""
    if seen.unclear:
        return "--dates day or --dates month"
    if seen.points:
        return "--days-per-point, such as --days-per-point 1"
    without = any(goal.target is None for goal in seen.goals if goal.tasks)
    return "--by, such as --by 2027-03-31" if without else ""
