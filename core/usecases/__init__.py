"""One module per noun, one function per command: the decision, in one transaction."""
