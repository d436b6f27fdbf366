// Feeds repair() from standard input and prints the batches. What a submission prints goes to standard error.
#include "repair.hpp"
#include <cstdio>
#include <unistd.h>
#include <vector>

namespace {

template <class T>
class Memory final : public Stream<T>::Feed {
public:
    std::vector<T> values;

    std::span<const T> more() override
    {
        if (taken_)
            return {};
        taken_ = true;
        return values;
    }

private:
    bool taken_ = false;
};

class Printer final : public Batches<Repair> {
public:
    explicit Printer(std::FILE* to) : to_(to) { }

    void emit(std::span<const Repair> batch) override
    {
        std::fprintf(to_, "%zu\n", batch.size());
        for (auto& group : batch)
            std::fprintf(to_, "%u %llu %llu %u\n", group.smallest, (unsigned long long)group.version, (unsigned long long)group.digest, group.records);
        std::fflush(to_);
    }

private:
    std::FILE* to_;
};

std::uint64_t read_number()
{
    int c = getchar_unlocked();
    while (c == ' ' || c == '\n')
        c = getchar_unlocked();
    std::uint64_t value = 0;
    for (; c >= '0' && c <= '9'; c = getchar_unlocked())
        value = value * 10 + (std::uint64_t)(c - '0');
    return value;
}

}

int main()
{
    std::FILE* to = fdopen(dup(1), "w");
    dup2(2, 1);
    Memory<Record> records;
    Memory<Pair> pairs;
    records.values.resize(read_number());
    pairs.values.resize(read_number());
    auto batch_size = read_number();
    for (auto& record : records.values) {
        record.version = read_number();
        record.digest = read_number();
        record.source = (std::uint32_t)read_number();
    }
    for (auto& pair : pairs.values) {
        pair.first = (std::uint32_t)read_number();
        pair.second = (std::uint32_t)read_number();
    }
    Stream<Record> record_stream(records);
    Stream<Pair> pair_stream(pairs);
    Printer printer(to);
    repair(record_stream, pair_stream, batch_size, printer);
    return std::fclose(to) != 0;
}
