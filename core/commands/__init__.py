"""What a user can ask for, and all its validation; one module per noun."""
