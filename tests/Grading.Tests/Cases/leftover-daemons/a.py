# Away from its group, its session, its parent and every signal it can be deaf to.
import os, signal, time
numbers = input().split()
found = [p for p in os.listdir("/proc") if p.isdigit() and open(f"/proc/{p}/cmdline", "rb").read().find(b"/prog/") >= 0 and int(p) not in (1, os.getpid(), os.getppid())]
for kind in ("session", "twice", "stopped", "deaf", "busy"):
    if os.fork():
        continue
    os.setsid()
    if kind == "twice" and os.fork():
        os._exit(0)
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    for fd in range(3):
        os.close(fd)
    if kind == "stopped":
        os.kill(os.getpid(), signal.SIGSTOP)
    while True:
        time.sleep(0 if kind == "busy" else 100)
time.sleep(0.2)
print(found or sum(map(int, numbers)))
