#define A(x) x x x x x x x x x x
#define B(x) A(A(A(x)))
B(B(wrong;))
int main() {}
