#include <fstream>
#include <iostream>
#include <string>

int main(int, char **argv)
{
    std::ifstream input(argv[1]);
    std::ofstream message(std::string(argv[3]) + "judgemessage.txt");
    int secret, guess;
    input >> secret;
    for (int round = 0; round < 12; round++) {
        if (!(std::cin >> guess))
            return message << "no guess", 43;
        if (guess < 1 || guess > 1000)
            return message << "out of range", 43;
        if (guess == secret) {
            std::cout << "correct" << std::endl;
            std::string rest;
            return std::cin >> rest ? 43 : 42;
        }
        std::cout << (guess < secret ? "higher" : "lower") << std::endl;
    }
    return message << "too many guesses", 43;
}
