import os
for name in range(20):
    with open(f"/tmp/{name}", "wb") as f:
        f.write(b"x" * (3 << 20))
    with open(f"/box/{name}", "wb") as f:
        f.write(b"x" * (3 << 20))
b = bytearray(64 << 20)
for i in range(0, len(b), 4096):
    b[i] = 1
