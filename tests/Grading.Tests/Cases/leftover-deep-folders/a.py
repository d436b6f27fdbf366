# A tree deeper than any path name, folders that may not be entered, names that are no text.
import os
numbers = input().split()
found = [p for f in ("/box", "/tmp", "/dev/shm") for p in os.listdir(f)]
for place in ("/box", "/tmp", "/dev/shm"):
    os.chdir(place)
    for name in (b"\xff\xfe", b"-rf", b"a\nb", b" ", b"*", b"\\"):
        os.mkdir(name)
    os.mkdir("closed")
    os.mkdir("closed/inner")
    os.chmod("closed/inner", 0)
    os.chmod("closed", 0)
    for _ in range(600):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    open("end", "w").close()
    os.chmod(".", 0)
print(found or sum(map(int, numbers)))
