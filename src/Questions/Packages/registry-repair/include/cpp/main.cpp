// Feeds repair() from standard input and prints the batches; at production scale it hands them over as they are. What a
// submission prints goes to standard error.
#include "mockfeed.hpp"
#include "repair.hpp"
#include <cstdio>
#include <unistd.h>
#include <vector>

template <>
struct mockfeed::Row<Record> {
    static constexpr std::size_t columns = 3;

    static Record read(const Number* row) { return { row[0], row[1], (std::uint32_t)row[2] }; }
};

template <>
struct mockfeed::Row<Pair> {
    static constexpr std::size_t columns = 2;

    static Pair read(const Number* row) { return { (std::uint32_t)row[0], (std::uint32_t)row[1] }; }
};

template <>
struct mockfeed::Row<Repair> {
    static constexpr std::size_t columns = 4;

    static void write(const Repair& group, Number* row)
    {
        row[0] = group.smallest;
        row[1] = group.version;
        row[2] = group.digest;
        row[3] = group.records;
    }
};

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

int test(int out)
{
    std::FILE* to = fdopen(out, "w");
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

int scale(int out)
{
    mockfeed::Line line(out);
    mockfeed::Source<Record> records(line, 0);
    mockfeed::Source<Pair> pairs(line, 1);
    Stream<Record> record_stream(records);
    Stream<Pair> pair_stream(pairs);
    mockfeed::Sink<Repair> sink(line);
    repair(record_stream, pair_stream, line.batch_size(), sink);
    return 0;
}

}

int main()
{
    int out = dup(1);
    dup2(2, 1);
    return mockfeed::speaks() ? scale(out) : test(out);
}
