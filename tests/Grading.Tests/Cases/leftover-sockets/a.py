# A process of the first test listens under an abstract name; one of the second finds it, or not.
import os, socket, time
numbers = input().split()
try:
    socket.socket(socket.AF_UNIX).connect("\0left")
    found = True
except OSError:
    found = False
if os.fork() == 0:
    os.setsid()
    door = socket.socket(socket.AF_UNIX)
    door.bind("\0left")
    door.listen()
    time.sleep(100)
time.sleep(0.1)
print("a process was left" if found else sum(map(int, numbers)))
