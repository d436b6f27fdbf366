long square(long n);
