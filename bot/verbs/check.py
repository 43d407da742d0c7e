"""``check``: the wording check on a text, without Slack."""

import json
import sys

import click

from core.wording.check.checking import findings
from core.wording.checked import checked

FIELDS = ("words", "kind", "why", "rewrite")


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print everything, for programs.")
def check(text: str, *, as_json: bool) -> None:
    """Check TEXT (- reads standard input); the exit code is 1 where something is found."""
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if not text.strip():
        raise click.UsageError("There is no text to check.")
    found = findings(text)
    shown = [{name: getattr(each, name) for name in FIELDS} for each in found]
    if as_json:
        click.echo(json.dumps({"findings": shown}, ensure_ascii=False))
    else:
        click.echo(checked(found).twin())
    sys.exit(1 if found else 0)
