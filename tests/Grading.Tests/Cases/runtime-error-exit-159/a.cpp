int main() { return 159; } // as if killed by SIGSYS
