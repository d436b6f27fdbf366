b = []
while True:
    b.append(b'x' * (1 << 20) + bytes(len(b)))
