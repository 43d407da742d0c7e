"""One grammar for everything that can be typed: text to commands, by ``parsing.parse``."""
