char big[3l << 30] = {1};
int main() { return big[12345]; }
