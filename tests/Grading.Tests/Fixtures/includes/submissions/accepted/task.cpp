#include "task.h"
long square(long n) { return n * n; }
