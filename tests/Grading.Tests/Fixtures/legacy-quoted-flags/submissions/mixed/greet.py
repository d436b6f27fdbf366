# @EXPECTED_SCORE@: WRONG-ANSWER
print("good night")
