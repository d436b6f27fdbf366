#error [2J]0;owned
int main() {}
