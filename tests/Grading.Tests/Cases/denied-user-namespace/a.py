import ctypes, sys
if ctypes.CDLL(None).unshare(0x10000000) != 0:
    sys.exit("denied")
