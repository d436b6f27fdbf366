import sys, time
# Reads slowly, but reads; a word that is no number is wrong.
while True:
    said = sys.stdin.buffer.raw.read(1000)
    if not said:
        sys.exit(43)
    time.sleep(0.001)
