import sys, time
said = sys.stdin.readline().strip()
if said == "crash":
    raise RuntimeError("lost")
if said == "sleep":
    time.sleep(100)
print("bye", flush=True)
sys.exit(42)
