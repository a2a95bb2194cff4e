"""The directory: who is who, what you call them for, and how to reach them now."""
