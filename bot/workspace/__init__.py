"""A loopback Slack to try the bot in: a Web API, a page, a sample team."""
