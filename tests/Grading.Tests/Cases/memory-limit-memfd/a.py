# No process is large: the pages belong to a file without a name.
import os
for name in range(200):
    os.write(os.memfd_create(f"{name}"), b"x" * (4 << 20))
