#include <stdio.h>
int main(void)
{
    int low = 1, high = 1000;
    char said[20] = "";
    while (said[0] != 'c') {
        int guess = (low + high) / 2;
        printf("%d\n", guess);
        fflush(stdout);
        if (scanf("%19s", said) != 1)
            return 1;
        if (said[0] == 'h')
            low = guess + 1;
        else
            high = guess - 1;
    }
    return 0;
}
