# The output goes on belonging to others after the end: passed on by inheritance and by a message on a socket.
import array, os, socket, time
numbers = input().split()
here, there = socket.socketpair()
here.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        time.sleep(1000)
print(sum(map(int, numbers)))
