print("{{MOST.WORD}}")
