// Hooks the larger label to the smaller and jumps to the label's label until nothing changes.
#include "repair.hpp"
#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

namespace {

using Id = std::uint32_t;
using Members = std::vector<std::vector<Id>>;
constexpr Id none = -1;

Members members_of(const std::vector<Record>& records, Stream<Pair>& pairs)
{
    std::vector<Pair> links;
    for (Id i = 0; i < records.size(); i++)
        links.push_back({ i, records[i].source });
    for (auto& pair : pairs)
        links.push_back(pair);
    std::vector<Id> label(records.size());
    std::iota(label.begin(), label.end(), 0u);
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& link : links) {
            auto [low, high] = std::minmax({ label[link.first], label[link.second] });
            if (low != high) {
                label[high] = low;
                changed = true;
            }
        }
        for (auto& l : label) // a label is never above its record, so one pass upwards flattens everything
            l = label[l];
    }
    Members members;
    std::vector<Id> place(records.size(), none);
    for (Id i = 0; i < records.size(); i++) {
        if (label[i] == i) {
            place[i] = (Id)members.size();
            members.emplace_back();
        }
        members[place[label[i]]].push_back(i);
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
