"""Layouts only: finished sentences become blocks; no decisions, no I/O."""
