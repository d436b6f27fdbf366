int main() { nonsense }
