#include <bits/stdc++.h>
using namespace std;
int main() { vector<long> v{istream_iterator<long>(cin), {}}; ranges::sort(v); cout << reduce(v.begin(), v.end()) << endl; }
