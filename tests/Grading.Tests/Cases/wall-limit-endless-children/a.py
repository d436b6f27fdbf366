# Hardly any CPU time and never an end: sixty children that sleep and wake.
import os, time
for _ in range(50):
    if os.fork() == 0:
        while True:
            time.sleep(0.05)
os.wait()
