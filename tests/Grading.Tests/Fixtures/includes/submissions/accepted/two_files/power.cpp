#include "power.h"
long power(long n, int times) { return times == 0 ? 1 : n * power(n, times - 1); }
