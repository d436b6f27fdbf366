print(f"good morning {input()}, my dear")
