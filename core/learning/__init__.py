"""What the evidence says: beliefs, the team's own overrun, calibration, curves."""
