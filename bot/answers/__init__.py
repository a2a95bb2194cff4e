"""Answers: from the words of a question to the right colleagues, without any input or output."""
