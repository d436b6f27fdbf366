// Passes the smallest label along every link until nothing changes: a chain takes as many passes as it has links.
#include "repair.hpp"
#include <algorithm>
#include <list>
#include <map>
#include <vector>

namespace {

using Id = std::uint32_t;
using Members = std::vector<std::vector<Id>>;

Members members_of(const std::vector<Record>& records, Stream<Pair>& pairs)
{
    std::list<Pair> links;
    for (Id i = 0; i < records.size(); i++)
        links.push_front({ i, records[i].source });
    for (auto& pair : pairs)
        links.push_front(pair);
    std::map<Id, Id> label;
    for (Id i = 0; i < records.size(); i++)
        label[i] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& link : links) {
            auto &a = label[link.first], &b = label[link.second];
            if (a != b) {
                a = b = std::min(a, b);
                changed = true;
            }
        }
    }
    std::map<Id, std::vector<Id>> groups;
    for (auto& [i, l] : label)
        groups[l].push_back(i);
    Members members;
    for (auto& [smallest, group] : groups)
        members.push_back(group);
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
