"""The command line: ``python -m bot VERB`` and the console script ``mlstatus``.

Verbs are imported when they are called, so that a forecast never waits for Slack's libraries.
"""

import gc
from importlib import import_module

import click

VERBS = {
    "demo": ("bot.verbs.demo", "Try mlstatus in a local Slack, without an account."),
    "serve": ("bot.verbs.serve", "Run the bot for a real workspace."),
    "doctor": ("bot.verbs.doctor", "Check settings, database and delivery."),
    "manifest": ("bot.verbs.manifest", "Print the Slack app manifest."),
    "forecast": ("bot.verbs.forecast", "Forecast a plan file."),
    "rehearse": ("bot.verbs.rehearse", "Try the forecasts on simulated teams."),
    "schema": ("bot.verbs.forecast", "Print the plan file's JSON schema."),
    "curve": ("bot.verbs.curve", "Say what a metric's readings show, and where they go."),
    "check": ("bot.verbs.check", "Check a text for promises, certainty, bare metrics and hype."),
    "export": ("bot.verbs.data", "Print the stored plan as a plan file."),
    "import": ("bot.verbs.taking", "Take a plan file or a table into the database."),
    "backup": ("bot.verbs.data", "Copy the database while it is in use."),
    "restore": ("bot.verbs.data", "Put a backup in the database's place."),
}


class Verbs(click.Group):
    """Lists all verbs, imports one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        name = "take_in" if cmd_name == "import" else cmd_name
        # What is imported stays for good: no collection need look at it, now or later.
        gc.disable()
        found: click.Command = getattr(import_module(VERBS[cmd_name][0]), name)
        gc.freeze()
        gc.enable()
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, words) for name, (_, words) in VERBS.items()])


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Keep a machine-learning team's plan honest, in Slack."""


if __name__ == "__main__":
    main()
