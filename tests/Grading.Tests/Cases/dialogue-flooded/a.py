# No line ever ends: an interactor that reads lines would keep them all.
import os
while True:
    os.write(1, b"x" * 65536)
