"""``manifest``: what to paste where Slack asks for an app manifest."""

import json

import click

from bot.manifest import as_yaml
from bot.manifest import manifest as manifest_of


@click.command()
@click.option("--url", help="Your bot's public address, for HTTP instead of Socket Mode.")
@click.option("--json", "as_json", is_flag=True)
def manifest(url: str | None, as_json: bool) -> None:
    """Print the app manifest, for Socket Mode or for HTTP."""
    found = manifest_of(url)
    click.echo(json.dumps(found, indent=2) if as_json else as_yaml(found))
