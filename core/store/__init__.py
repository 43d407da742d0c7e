"""SQLite behind one writer; SQL lives here and nowhere else."""
