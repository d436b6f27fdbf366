b = bytearray(1 << 30)
for i in range(0, len(b), 4096):
    b[i] = 1
