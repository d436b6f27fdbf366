print("nut")
