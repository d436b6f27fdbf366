// Feeds merge() from standard input and prints a line for each batch; at production scale it hands the batches over as they
// are. What a submission prints goes to standard error.
#include "merge.hpp"
#include "mockfeed.hpp"
#include <cstdio>
#include <unistd.h>
#include <vector>

template <>
struct mockfeed::Row<Token> {
    static constexpr std::size_t columns = 2;

    static void write(const Token& token, Number* row)
    {
        row[0] = token.number;
        row[1] = token.shard;
    }
};

namespace {

class Memory final : public Shard::Feed {
public:
    std::vector<std::uint64_t> numbers;

    std::span<const std::uint64_t> more() override
    {
        if (taken_)
            return {};
        taken_ = true;
        return numbers;
    }

private:
    bool taken_ = false;
};

class Printer final : public Batches<Token> {
public:
    explicit Printer(std::FILE* to) : to_(to) { }

    void emit(std::span<const Token> batch) override
    {
        std::fprintf(to_, "%zu", batch.size());
        if (!batch.empty()) {
            auto &first = batch.front(), &last = batch.back();
            std::fprintf(to_, " %llu %u %llu %u %u", (unsigned long long)first.number, first.shard, (unsigned long long)last.number, last.shard, mark(batch));
        }
        std::fputc('\n', to_);
        std::fflush(to_);
    }

private:
    /// Changes when any token of the batch is another one, or stands elsewhere.
    static std::uint32_t mark(std::span<const Token> batch)
    {
        std::uint32_t mark = 0;
        for (auto& token : batch)
            mark = mark * 1000003u + (std::uint32_t)token.number * 65599u + token.shard;
        return mark;
    }

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
    std::vector<Memory> feeds(read_number());
    auto batch_size = read_number();
    for (auto& feed : feeds) {
        feed.numbers.resize(read_number());
        for (auto& number : feed.numbers)
            number = read_number();
    }
    std::vector<Shard> shards(feeds.begin(), feeds.end());
    Printer printer(to);
    merge(shards, batch_size, printer);
    return std::fclose(to) != 0;
}

int scale(int out)
{
    mockfeed::Line line(out);
    std::vector<mockfeed::Source<std::uint64_t>> feeds;
    for (std::size_t i = 0; i < line.streams(); i++)
        feeds.emplace_back(line, i);
    std::vector<Shard> shards(feeds.begin(), feeds.end());
    mockfeed::Sink<Token> sink(line);
    merge(shards, line.batch_size(), sink);
    return 0;
}

}

int main()
{
    int out = dup(1);
    dup2(2, 1);
    return mockfeed::speaks() ? scale(out) : test(out);
}
