# Small pipes that do not wait and keep packets apart: what the next run reads and writes must not be these.
import fcntl, os
odd = [fd for fd in range(3) if fcntl.fcntl(fd, fcntl.F_GETFL) & (os.O_NONBLOCK | os.O_DIRECT) or fcntl.fcntl(fd, 1032) != 65536]
numbers = input().split()
for fd in range(3):
    fcntl.fcntl(fd, 1031, 4096)
    fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK | os.O_DIRECT)
print(odd or sum(map(int, numbers)))
