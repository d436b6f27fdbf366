# Every family but AF_UNIX, of every type: networks, netlink, packets, vsock, kernel crypto, Bluetooth.
import socket
numbers = input().split()
made = []
for family in range(2, 46):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind, 0).close()
            made.append(family)
        except PermissionError:
            pass
        except OSError:
            made.append(family)  # it reached the kernel's protocols
print(made or sum(map(int, numbers)))
