"""Windows to fill in, by subject: their questions, hints and examples."""
