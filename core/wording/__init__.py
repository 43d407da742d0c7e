"""Numbers and facts become finished sentences here and nowhere else."""
