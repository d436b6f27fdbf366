// Depth-first search by recursion: right on the samples, too deep for a long chain of copies.
#include "repair.hpp"
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace {

using Id = std::uint32_t;
using Members = std::vector<std::vector<Id>>;

std::vector<std::vector<Id>> neighbours(const std::vector<Record>& records, Stream<Pair>& pairs)
{
    std::vector<std::vector<Id>> near(records.size());
    auto link = [&](Id a, Id b) { near[a].push_back(b), near[b].push_back(a); };
    for (Id i = 0; i < records.size(); i++)
        link(i, records[i].source);
    for (auto& pair : pairs)
        link(pair.first, pair.second);
    return near;
}

class Search {
public:
    explicit Search(std::vector<std::vector<Id>> near) : near_(std::move(near)), seen_(near_.size()) { }

    bool seen(Id x) const { return seen_[x]; }

    std::vector<Id> from(Id x)
    {
        std::vector<Id> group { x };
        seen_[x] = true;
        for (auto other : near_[x])
            if (!seen_[other]) {
                auto rest = from(other);
                group.insert(group.end(), rest.begin(), rest.end());
            }
        return group;
    }

private:
    std::vector<std::vector<Id>> near_;
    std::vector<bool> seen_;
};

Members members_of(const std::vector<Record>& records, Stream<Pair>& pairs)
{
    Search search(neighbours(records, pairs));
    Members members;
    for (Id start = 0; start < records.size(); start++)
        if (!search.seen(start))
            members.push_back(search.from(start));
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
    for (auto [digest, count] : votes) // ascending: of equally many votes the first, smallest digest stays
        if (count > most)
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
