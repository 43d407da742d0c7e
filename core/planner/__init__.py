"""From a plan to chances and dates: exact where that is possible, simulated elsewhere."""
