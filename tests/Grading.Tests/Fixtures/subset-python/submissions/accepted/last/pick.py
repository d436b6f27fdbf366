def last(line):
    return line.split()[-1]
