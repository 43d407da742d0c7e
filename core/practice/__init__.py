"""How the team works: quality of experiments, portfolio, pipeline, nudges."""
