"""The sample team: four weeks of three objectives, told through the bot's own commands."""

from bot.workspace.sample.telling import PARTS, NotFollowed, first_monday, tell

__all__ = ["PARTS", "NotFollowed", "first_monday", "tell"]
