"""Wiring, the command line, delivery; the only reader of the environment."""
