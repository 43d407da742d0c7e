"""The states, verdicts, strategies and stages, as the plan file and the tables spell them."""

from typing import Literal

State = Literal["planned", "running", "parked", "won", "lost", "dropped"]
Verdict = Literal["positive", "negative", "unclear"]
Strategy = Literal["sequence", "parallel", "auto"]
Failure = Literal["at_end", "early"]
Stage = Literal["data", "label", "train", "evaluate", "deploy", "monitor", "feedback"]
CurveState = Literal["improving", "plateau", "regressing", "early"]
Resolution = Literal["yes", "no", "ambiguous"]
Quality = Literal["hypothesis", "baseline", "one-change", "reproducible", "written-up", "decision"]

QUALITY_LETTERS: dict[str, Quality] = {
    "h": "hypothesis",
    "b": "baseline",
    "c": "one-change",
    "r": "reproducible",
    "w": "written-up",
    "d": "decision",
}
