long power(long n, int times);
