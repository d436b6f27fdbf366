# Not files to be read: pipes, sockets, links to everywhere, links to one's own program.
import os, socket
numbers = input().split()
found = [p for f in ("/box", "/tmp", "/dev/shm") for p in os.listdir(f)]
for place in ("/box", "/tmp", "/dev/shm"):
    os.mkfifo(f"{place}/pipe")
    socket.socket(socket.AF_UNIX).bind(f"{place}/socket")
    os.symlink("/", f"{place}/root")
    os.symlink("loop", f"{place}/loop")
    os.symlink("/proc/self/root/prog", f"{place}/prog")
    os.open(f"{place}/pipe", os.O_RDWR)
    os.chmod(f"{place}/pipe", 0o7000)
print(found or sum(map(int, numbers)))
