name = input()
while True:
    pass
print(f"good morning {name}, my dear")
