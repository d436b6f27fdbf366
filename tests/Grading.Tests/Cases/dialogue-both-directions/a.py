# Opens its ends of the dialogue in the other direction too, eats its own words and talks to itself.
import os, time
held = [os.open(f"/dev/fd/{fd}", mode | os.O_NONBLOCK) for fd in (0, 1) for mode in (os.O_RDONLY, os.O_WRONLY)]
for fd in (0, 1, *held):
    os.set_blocking(fd, False)
os.write(held[1], b"5 7\n")
time.sleep(100)
