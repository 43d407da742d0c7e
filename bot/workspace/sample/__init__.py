"""The sample team: four weeks of three objectives, told through the bot's own commands."""

from bot.workspace.sample.telling import NotFollowed, tell

__all__ = ["NotFollowed", "tell"]
