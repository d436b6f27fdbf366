#pragma once
enum { ACCEPT = 42, REJECT = 43 };
int say(const char *folder, const char *words, int code);
