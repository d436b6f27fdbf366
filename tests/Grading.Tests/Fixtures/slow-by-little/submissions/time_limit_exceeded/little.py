import time
while time.process_time() < 2.3:
    pass
print(9)
