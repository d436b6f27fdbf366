# All it may signal, at once: only its own children die.
import os, signal, time
numbers = input().split()
child = os.fork()
if child == 0:
    time.sleep(100)
os.kill(-1, signal.SIGKILL)
os.waitpid(child, 0)
print(sum(map(int, numbers)))
