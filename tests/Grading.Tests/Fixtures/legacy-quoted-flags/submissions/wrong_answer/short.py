print(f"good morning {input()}")
