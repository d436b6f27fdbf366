#include <stdio.h>
#include <string.h>
#include "verdict.h"

int say(const char *folder, const char *words, int code)
{
    char path[500];
    snprintf(path, sizeof path, "%sjudgemessage.txt", folder);
    FILE *file = fopen(path, "a");
    if (!file)
        return 1;
    fprintf(file, "%s\n", words);
    fclose(file);
    return code;
}
