"""The nouns, as frozen values; one module per noun. Import from the modules themselves."""
