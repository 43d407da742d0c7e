"""Decisions: the plan, the planner, what is learned and how it is said; only store/ does I/O."""
