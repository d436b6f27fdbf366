#include <iostream>
int main() { unsigned a, b; std::cin >> a >> b; std::cout << static_cast<int>(a + b) << '\n'; }
