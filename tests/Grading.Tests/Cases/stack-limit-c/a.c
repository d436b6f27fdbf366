#include <stdio.h>
int deep(volatile int *up) { volatile int here[64] = { *up + 1 }; return deep(here) + here[1]; }
int main(void) { int zero = 0; printf("%d\n", deep(&zero)); }
