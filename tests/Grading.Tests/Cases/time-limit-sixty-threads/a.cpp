#include <thread>
#include <vector>
int main()
{
    std::vector<std::thread> all;
    for (int i = 0; i < 60; i++)
        all.emplace_back([] { for (volatile int n = 0;; n = n + 1); });
    for (auto& one : all)
        one.join();
}
