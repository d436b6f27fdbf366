print("THREE")
