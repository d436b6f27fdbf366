import os, socket, time
for _ in range(59):
    if os.fork() == 0:
        break
kept = []
for _ in range(100):
    pair = socket.socketpair()
    kept.append(pair)
    pair[0].setblocking(False)
    try:
        while True:
            pair[0].send(b"x" * 65536)
    except BlockingIOError:
        pass
time.sleep(100)
