print(70)
