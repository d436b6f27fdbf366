// Depth-first search by recursion: right, but a long chain of copies overflows the stack.
#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <vector>

int main()
{
    int n, m, size;
    std::cin >> n >> m >> size;
    std::vector<long> version(n), digest(n);
    std::vector<std::vector<int>> near(n);
    auto link = [&](int a, int b) { near[a].push_back(b), near[b].push_back(a); };
    for (int i = 0, source; i < n; i++) {
        std::cin >> version[i] >> digest[i] >> source;
        link(i, source);
    }
    for (int a, b; m-- > 0 && std::cin >> a >> b;)
        link(a, b);
    std::vector<bool> seen(n);
    std::vector<int> members;
    std::function<void(int)> visit = [&](int x) {
        seen[x] = true;
        members.push_back(x);
        for (int other : near[x])
            if (!seen[other]) visit(other);
    };
    std::vector<std::vector<long>> rows;
    for (int start = 0; start < n; start++) {
        if (seen[start]) continue;
        members.clear();
        visit(start);
        long best = 0;
        for (int i : members) best = std::max(best, version[i]);
        std::map<long, int> votes;
        for (int i : members)
            if (version[i] == best) votes[digest[i]]++;
        auto winner = std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) { return a.second < b.second; });
        if (winner->second < (int)members.size())
            rows.push_back({ start, best, winner->first, (long)members.size() - winner->second });
    }
    for (std::size_t at = 0; at < rows.size(); at++) {
        if (at % size == 0) std::cout << std::min<std::size_t>(size, rows.size() - at) << '\n';
        std::cout << rows[at][0] << ' ' << rows[at][1] << ' ' << rows[at][2] << ' ' << rows[at][3] << '\n';
    }
}
