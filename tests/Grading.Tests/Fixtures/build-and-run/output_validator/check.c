#include <stdio.h>
int main(int argc, char **argv)
{
    int a, b;
    FILE *f = fopen(argv[1], "r");
    if (argc < 4 || !f || fscanf(f, "%d", &a) != 1)
        return 1;
    return scanf("%d", &b) == 1 && a == b ? SECRET : 43;
}
