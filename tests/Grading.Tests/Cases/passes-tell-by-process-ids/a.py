# The number of the last process stays behind: the next pass reads it off its own.
import os
word, number = input().split()
if word == "know":
    pid = 0
    while pid % 64 != int(number):
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
else:
    print(*((os.getpid() - i) % 64 for i in range(1, 6)))
