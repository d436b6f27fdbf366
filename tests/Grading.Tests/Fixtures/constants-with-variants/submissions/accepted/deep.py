print("{{MOST.DEEP}}")
