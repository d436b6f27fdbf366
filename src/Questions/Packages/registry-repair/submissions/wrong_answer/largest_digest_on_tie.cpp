// Of digests with equally many votes the largest wins.
#include "repair.hpp"
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace {

using Id = std::uint32_t;
using Members = std::vector<std::vector<Id>>;
constexpr Id none = -1;

class Groups {
public:
    explicit Groups(std::size_t n) : parent_(n), size_(n, 1) { std::iota(parent_.begin(), parent_.end(), 0u); }

    Id find(Id x)
    {
        while (parent_[x] != x)
            x = parent_[x] = parent_[parent_[x]];
        return x;
    }

    void join(Id a, Id b)
    {
        a = find(a), b = find(b);
        if (a == b)
            return;
        if (size_[a] < size_[b])
            std::swap(a, b);
        parent_[b] = a;
        size_[a] += size_[b];
    }

private:
    std::vector<Id> parent_, size_;
};

Members members_of(const std::vector<Record>& records, Stream<Pair>& pairs)
{
    Groups groups(records.size());
    for (Id i = 0; i < records.size(); i++)
        groups.join(i, records[i].source);
    for (auto& pair : pairs)
        groups.join(pair.first, pair.second);
    Members members;
    std::vector<Id> place(records.size(), none);
    for (Id i = 0; i < records.size(); i++) { // ascending, so that groups and members are in order
        auto& at = place[groups.find(i)];
        if (at == none) {
            at = (Id)members.size();
            members.emplace_back();
        }
        members[at].push_back(i);
    }
    return members;
}

Repair decide(const std::vector<Record>& records, const std::vector<Id>& group)
{
    Repair best { group[0], 0, 0, 0 };
    for (auto i : group)
        best.version = std::max(best.version, records[i].version);
    std::map<std::uint64_t, Id> votes;
    for (auto i : group)
        if (records[i].version == best.version)
            votes[records[i].digest]++;
    Id most = 0;
    for (auto [digest, count] : votes)
        if (count >= most)
            most = count, best.digest = digest;
    best.records = (Id)group.size() - most;
    return best;
}

}

void repair(Stream<Record>& records, Stream<Pair>& pairs, std::size_t batch_size, Batches<Repair>& out)
{
    std::vector<Record> kept;
    for (auto& record : records)
        kept.push_back(record);
    std::vector<Repair> batch;
    for (auto& group : members_of(kept, pairs)) {
        auto row = decide(kept, group);
        if (row.records > 0)
            batch.push_back(row);
        if (batch.size() == batch_size) {
            out.emit(batch);
            batch.clear();
        }
    }
    if (!batch.empty())
        out.emit(batch);
}
