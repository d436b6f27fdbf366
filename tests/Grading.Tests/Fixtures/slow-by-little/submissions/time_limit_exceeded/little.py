import time
while time.process_time() < 1.15:
    pass
print(9)
