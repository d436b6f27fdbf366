// Union-find by size with path halving, both loops: near-linear time, O(n) memory, no recursion.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

struct Record { long version, digest; };
struct Repair { int smallest; long version, digest; int count; };

class Groups {
public:
    explicit Groups(int n) : parent_(n), size_(n, 1) { std::iota(parent_.begin(), parent_.end(), 0); }

    int find(int x)
    {
        while (parent_[x] != x)
            x = parent_[x] = parent_[parent_[x]];
        return x;
    }

    void join(int a, int b)
    {
        a = find(a), b = find(b);
        if (a == b) return;
        if (size_[a] < size_[b]) std::swap(a, b);
        parent_[b] = a;
        size_[a] += size_[b];
    }

private:
    std::vector<int> parent_, size_;
};

class Repairs {
public:
    Repairs(const std::vector<Record>& records, Groups& groups) : records_(records), members_(records.size())
    {
        std::vector<int> smallest(records.size(), -1);
        for (int i = 0; i < (int)records.size(); i++) {
            int root = groups.find(i);
            if (smallest[root] < 0) smallest[root] = i;
            members_[smallest[root]].push_back(i);
        }
    }

    std::vector<Repair> next_batch(std::size_t size)
    {
        std::vector<Repair> batch;
        for (; at_ < members_.size() && batch.size() < size; at_++)
            if (auto repair = decide(at_); repair.count > 0)
                batch.push_back(repair);
        return batch;
    }

private:
    Repair decide(std::size_t smallest) const
    {
        auto& group = members_[smallest];
        Repair best { (int)smallest, -1, -1, 0 };
        for (int i : group) best.version = std::max(best.version, records_[i].version);
        std::unordered_map<long, int> votes;
        for (int i : group)
            if (records_[i].version == best.version) votes[records_[i].digest]++;
        int most = 0;
        for (auto [digest, count] : votes)
            if (count > most || (count == most && digest < best.digest)) most = count, best.digest = digest;
        best.count = (int)group.size() - most;
        return best;
    }

    const std::vector<Record>& records_;
    std::vector<std::vector<int>> members_;
    std::size_t at_ = 0;
};

int main()
{
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m, size;
    std::cin >> n >> m >> size;
    std::vector<Record> records(n);
    Groups groups(n);
    for (int i = 0; i < n; i++) {
        int source;
        std::cin >> records[i].version >> records[i].digest >> source;
        groups.join(i, source);
    }
    for (int a, b; m-- > 0 && std::cin >> a >> b;)
        groups.join(a, b);
    Repairs repairs(records, groups);
    for (auto batch = repairs.next_batch(size); !batch.empty(); batch = repairs.next_batch(size)) {
        std::cout << batch.size() << '\n';
        for (auto& r : batch)
            std::cout << r.smallest << ' ' << r.version << ' ' << r.digest << ' ' << r.count << '\n';
    }
}
