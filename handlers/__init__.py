"""Translation between Slack payloads and commands; one module per user feature."""
