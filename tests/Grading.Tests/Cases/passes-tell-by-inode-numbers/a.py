# So does the number of the last file, although the file is gone.
import os
def made():
    os.close(os.open("/tmp/x", os.O_CREAT | os.O_WRONLY))
    number = os.stat("/tmp/x").st_ino
    os.unlink("/tmp/x")
    return number
word, number = input().split()
if word == "know":
    while made() % 64 != int(number):
        pass
else:
    last = made()
    print(*((last - i) % 64 for i in range(1, 6)))
