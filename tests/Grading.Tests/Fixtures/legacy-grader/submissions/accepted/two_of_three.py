print(min(2, int(input())))
