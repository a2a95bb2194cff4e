"""The database: its tables, its one door for writing, and its migrations."""
