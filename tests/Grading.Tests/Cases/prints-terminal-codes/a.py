print("\x1b[2J\x1b[1;1HAccepted\x9b\u202e")
