#include <stdio.h>
int main(void) { long n; scanf("%ld", &n); printf("%ld\n0\n", n); return 0; }
