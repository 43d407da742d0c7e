"""``export``, ``backup``, ``restore``: the data without Slack."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.lock import InUse, Lock
from core.store import files, places
from core.usecases.snapshot import plan_file

PATH = click.Path(dir_okay=False, path_type=Path)
DATABASE = click.option("--database", type=PATH, envvar="MLSTATUS_DATABASE", default="mlstatus.db")


def _fail(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(1)


@click.command()
@DATABASE
def export(database: Path) -> None:
    """Print the stored plan as a plan file."""
    if not database.exists():
        _fail(f"There is no database {database}; name one with --database.")
    store = files.snapshot(database)
    with store.tx() as tx:
        teams = places.workspaces(tx)
        team = teams[0].team if teams else ""
        found = plan_file(tx, team, datetime.now(UTC).date())
    store.close()
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))


@click.command()
@click.argument("target", type=PATH)
@DATABASE
def backup(target: Path, database: Path) -> None:
    """Copy the database while it is in use, and check the copy."""
    if not database.exists():
        _fail(f"There is no database {database}; name one with --database.")
    if wrong := files.copied(database, target):
        _fail(f"The copy is not whole: {wrong}")
    click.echo(f"{target} is a whole copy.")


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Only look whether it could be restored.")
@DATABASE
def restore(source: Path, check: bool, database: Path) -> None:
    """Put a backup in the database's place; the old one is kept beside it."""
    if wrong := files.trouble(source):
        _fail(f"{source} is no whole backup of mlstatus: {wrong}.")
    if check:
        click.echo(f"{source} is whole and can be restored.")
        return
    try:
        with Lock(database):
            wrong = files.put_in_place(source, database)
    except InUse as error:
        wrong = str(error)
    if wrong:
        _fail(wrong)
    click.echo(f"{database} is now what {source} was; the old one ends in .before-restore.")
