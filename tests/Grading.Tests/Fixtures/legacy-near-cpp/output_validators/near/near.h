#include <cstdlib>
inline bool near(long a, long b, long most) { return std::labs(a - b) <= most; }
