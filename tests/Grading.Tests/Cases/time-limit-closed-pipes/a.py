import os, signal
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
os.close(0), os.close(1), os.close(2)
while True:
    pass
