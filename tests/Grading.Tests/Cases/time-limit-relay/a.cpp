// No process lives long enough to reach a limit of its own: each works a little, starts the next one and ends.
#include <ctime>
#include <unistd.h>
int main()
{
    for (;;) {
        timespec now;
        do
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        while (now.tv_sec == 0 && now.tv_nsec < 50'000'000);
        if (fork() != 0)
            pause(); // the first one must stay, or the run would be over
    }
}
