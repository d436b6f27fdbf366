from aid import more

print(more(int(input())))
