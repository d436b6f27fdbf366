import sys
same = input() in ("{{MOST}}", "{{MOST.WORD}}", "{{MOST.DEEP}}")
sys.exit(42 if same and "{{MOST.NONE}}"[0] == "{" else 43)
