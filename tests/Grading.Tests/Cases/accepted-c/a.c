#include <math.h>
#include <stdio.h>
int main(void) { double a, b; if (scanf("%lf %lf", &a, &b) != 2) return 1; printf("%.0f\n", fma(a, 1, b)); }
