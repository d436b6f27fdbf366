// Searches the whole group again from every record to learn its smallest member: O(n (n + m)).
#include <algorithm>
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
    std::map<int, std::vector<int>> groups;
    for (int start = 0; start < n; start++) {
        std::vector<bool> seen(n);
        std::vector<int> queue { start };
        seen[start] = true;
        for (std::size_t at = 0; at < queue.size(); at++)
            for (int other : near[queue[at]])
                if (!seen[other]) {
                    seen[other] = true;
                    queue.push_back(other);
                }
        groups[*std::min_element(queue.begin(), queue.end())].push_back(start);
    }
    std::vector<std::vector<long>> rows;
    for (auto& [smallest, members] : groups) {
        long best = 0;
        for (int i : members) best = std::max(best, version[i]);
        std::map<long, int> votes;
        for (int i : members)
            if (version[i] == best) votes[digest[i]]++;
        auto winner = std::max_element(votes.begin(), votes.end(), [](auto& a, auto& b) { return a.second < b.second; });
        if (winner->second < (int)members.size())
            rows.push_back({ smallest, best, winner->first, (long)members.size() - winner->second });
    }
    for (std::size_t at = 0; at < rows.size(); at++) {
        if (at % size == 0) std::cout << std::min<std::size_t>(size, rows.size() - at) << '\n';
        std::cout << rows[at][0] << ' ' << rows[at][1] << ' ' << rows[at][2] << ' ' << rows[at][3] << '\n';
    }
}
