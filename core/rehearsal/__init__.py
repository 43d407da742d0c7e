"""Simulated teams whose true chances and days nobody told the bot, and how its forecasts did."""
