#include "task.h"
#include "power.h"
long square(long n) { return power(n, 2); }
