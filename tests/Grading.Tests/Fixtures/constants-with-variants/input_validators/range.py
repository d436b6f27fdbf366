import sys
sys.exit(42 if {{LEAST}} <= int(input()) <= {{MOST}} else 43)
