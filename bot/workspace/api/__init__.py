"""Slack's Web API in small: the methods the bot uses, answering and failing as Slack does."""

from bot.workspace.api.answers import respond
from bot.workspace.api.dispatch import answered
from bot.workspace.api.reading import fields_of
from bot.workspace.api.replies import Cut, Reply

__all__ = ["Cut", "Reply", "answered", "fields_of", "respond"]
