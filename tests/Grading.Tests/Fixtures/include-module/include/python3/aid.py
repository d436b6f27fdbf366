def more(number):
    return number + {{step}}
