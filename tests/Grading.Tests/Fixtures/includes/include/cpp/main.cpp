#include <fstream>
#include <iostream>
#include "task.h"
int main()
{
    long scale = 0, n;
    std::ifstream("scale.txt") >> scale;
    std::cin >> n;
    std::cout << scale * square(n) << "\n";
}
