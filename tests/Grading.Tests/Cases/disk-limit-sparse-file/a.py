import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
os.ftruncate(os.open("/box/big", os.O_CREAT | os.O_RDWR), 1 << 40)
