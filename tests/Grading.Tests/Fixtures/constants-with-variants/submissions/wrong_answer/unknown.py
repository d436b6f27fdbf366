print("{{LOST}}")
