# Keeps silent, and says a lot in the last moment: so it looks as if the other side did not listen.
import time
end = time.monotonic() + 3.7
while time.monotonic() < end:
    time.sleep(0.1)
while True:
    print("x" * 50000, flush=True)
    time.sleep(0.002)
