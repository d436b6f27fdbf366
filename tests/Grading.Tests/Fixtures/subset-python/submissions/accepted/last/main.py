from pick import last
print(last(input()))
