print({{MOST}})
