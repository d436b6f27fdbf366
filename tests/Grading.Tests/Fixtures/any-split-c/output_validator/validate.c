#include <stdio.h>
#include "verdict.h"

int main(int argc, char **argv)
{
    long sum, a, b;
    char rest;
    FILE *input = argc > 3 ? fopen(argv[1], "r") : NULL;
    if (!input || fscanf(input, "%ld", &sum) != 1)
        return 1;
    if (scanf("%ld %ld", &a, &b) != 2)
        return say(argv[3], "two numbers were asked for", REJECT);
    if (scanf(" %c", &rest) == 1)
        return say(argv[3], "more than two numbers", REJECT);
    return a + b == sum ? say(argv[3], "fine", ACCEPT) : say(argv[3], "another sum", REJECT);
}
