#include <fstream>
#include <iostream>
#include <string>
#include "near.h"

int main(int argc, char **argv)
{
    if (argc < 6 || std::string(argv[4]) != "within")
        return 1;
    std::ifstream answer(argv[2]);
    long want, got;
    if (!(answer >> want))
        return 1;
    if (!(std::cin >> got) || !near(got, want, std::stol(argv[5]))) {
        std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "too far off";
        return 43;
    }
    return 42;
}
