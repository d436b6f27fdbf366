from task import square
with open("scale.txt") as scale:
    print(int(scale.read()) * square(int(input())))
