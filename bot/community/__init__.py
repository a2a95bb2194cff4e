"""Communities and members: who is one, who tidies up, which one a private chat is about."""
