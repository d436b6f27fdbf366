#include <fcntl.h>
#include <mqueue.h>
#include <iostream>
int main()
{
    int a, b;
    std::cin >> a >> b;
    if (mq_open("/left", O_CREAT | O_RDWR, 0666, nullptr) != (mqd_t)-1)
        return std::cout << "a queue\n", 0;
    std::cout << a + b << "\n";
}
