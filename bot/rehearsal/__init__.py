"""Simulated teams live with the real use cases, a store in memory and a moving clock."""
