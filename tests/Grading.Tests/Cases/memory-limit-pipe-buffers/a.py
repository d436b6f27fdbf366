# 60 processes, each with 100 pipes, each with 1 MiB in it (or what the kernel still gives).
import fcntl, os, time
for _ in range(59):
    if os.fork() == 0:
        break
for _ in range(100):
    read, write = os.pipe()
    os.set_blocking(write, False)
    try:
        fcntl.fcntl(write, 1031, 1 << 20)
    except PermissionError:
        pass
    try:
        while True:
            os.write(write, b"x" * 65536)
    except BlockingIOError:
        pass
time.sleep(100)
