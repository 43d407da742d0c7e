"""The outbox's sender: what Slack's answers mean, and what follows from each."""
