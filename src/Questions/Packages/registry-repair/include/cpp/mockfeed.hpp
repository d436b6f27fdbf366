// The platform's side of a run at production scale, in place of the text of a test: input is asked for block by block,
// output is handed over batch by batch, as 64-bit numbers. Nothing in here is for submissions to call.
#pragma once
#include "stream.hpp"
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>
#include <vector>

namespace mockfeed {

static_assert(std::endian::native == std::endian::little);

/// A value as a row of numbers. A package says it for its types: columns, T read(const Number*), void write(const T&, Number*).
template <class T>
struct Row;

using Number = std::uint64_t;

template <>
struct Row<Number> {
    static constexpr std::size_t columns = 1;
};

/// Whether the platform opens a conversation: the text of a test begins with a digit.
inline bool speaks()
{
    int first = std::getc(stdin);
    std::ungetc(first, stdin);
    return first == 'M';
}

/// Both directions. Streams may be read in one thread while batches are handed over in another.
class Line {
public:
    /// Takes standard input away from the submission; `out` is what standard output was.
    explicit Line(int out) : out_(out)
    {
        char magic[8];
        Number head[3]; // nothing follows it until it is asked for, so that stdio holds back nothing of the rest
        if (std::fread(magic, sizeof magic, 1, stdin) != 1 || std::memcmp(magic, "MOCKFEED", sizeof magic) != 0
            || std::fread(head, sizeof head, 1, stdin) != 1)
            fail("the input begins like nothing that this program knows");
        batch_size_ = head[0];
        out_columns_ = head[2];
        columns_.resize(head[1]);
        if (std::fread(columns_.data(), sizeof(Number), columns_.size(), stdin) != columns_.size())
            fail("the input ended within its header");
        in_ = dup(0);
        dup2(open("/dev/null", O_RDONLY), 0);
    }

    std::size_t batch_size() const { return batch_size_; }
    std::size_t streams() const { return columns_.size(); }

    /// The next values of a stream; none at its end.
    template <class T>
    std::size_t pull(std::uint32_t stream, std::vector<T>& values)
    {
        expect(columns_[stream], Row<T>::columns);
        std::lock_guard alone(asking_);
        Number rows, request = Number(stream) << 32 | 1;
        write(&request, sizeof request);
        read(&rows, sizeof rows);
        if (values.size() < rows)
            values.resize(rows);
        if constexpr (std::is_same_v<T, Number>) {
            read(values.data(), rows * sizeof(Number));
        } else {
            numbers_.resize(rows * Row<T>::columns);
            read(numbers_.data(), numbers_.size() * sizeof(Number));
            for (std::size_t i = 0; i < rows; i++)
                values[i] = Row<T>::read(&numbers_[i * Row<T>::columns]);
        }
        return rows;
    }

    /// A batch, in one write unless it is huge.
    template <class T>
    void hand_over(std::span<const T> batch)
    {
        constexpr std::size_t at_once = 16384;
        expect(out_columns_, Row<T>::columns);
        if (batch.size() > UINT32_MAX)
            fail("a batch holds 4 billion rows or more");
        std::lock_guard alone(writing_);
        frame_.resize(1 + std::min(batch.size(), at_once) * Row<T>::columns);
        auto to = frame_.data();
        *to++ = Number(batch.size()) << 32 | 2;
        do {
            auto some = batch.first(std::min(batch.size(), at_once));
            for (auto& value : some) {
                Row<T>::write(value, to);
                to += Row<T>::columns;
            }
            write_all(frame_.data(), (std::size_t)(to - frame_.data()) * sizeof(Number));
            batch = batch.subspan(some.size());
            to = frame_.data();
        } while (!batch.empty());
    }

private:
    void write(const void* from, std::size_t bytes)
    {
        std::lock_guard alone(writing_);
        write_all(from, bytes);
    }

    void write_all(const void* from, std::size_t bytes)
    {
        while (bytes > 0) {
            auto written = ::write(out_, from, bytes);
            if (written <= 0)
                fail("nobody takes the output any more");
            from = (const char*)from + written;
            bytes -= (std::size_t)written;
        }
    }

    void read(void* to, std::size_t bytes)
    {
        while (bytes > 0) {
            auto taken = ::read(in_, to, bytes);
            if (taken <= 0)
                fail("the input ended too early");
            to = (char*)to + taken;
            bytes -= (std::size_t)taken;
        }
    }

    static void expect(Number told, std::size_t known)
    {
        if (told != known)
            fail("the platform's rows have other columns than this package's");
    }

    [[noreturn]] static void fail(const char* why)
    {
        std::fprintf(stderr, "%s\n", why);
        _exit(1);
    }

    int in_, out_;
    std::size_t batch_size_, out_columns_;
    std::vector<Number> columns_, numbers_, frame_;
    std::mutex asking_, writing_;
};

/// A stream's blocks.
template <class T>
class Source final : public Stream<T>::Feed {
public:
    Source(Line& line, std::size_t stream) : line_(&line), stream_((std::uint32_t)stream) { }

    std::span<const T> more() override
    {
        if (ended_)
            return {};
        auto rows = line_->pull(stream_, values_);
        ended_ = rows == 0;
        if (ended_)
            std::vector<T>().swap(values_);
        return { values_.data(), rows };
    }

private:
    Line* line_;
    std::uint32_t stream_;
    bool ended_ = false;
    std::vector<T> values_;
};

/// Where batches go.
template <class T>
class Sink final : public Batches<T> {
public:
    explicit Sink(Line& line) : line_(&line) { }

    void emit(std::span<const T> batch) override { line_->hand_over(batch); }

private:
    Line* line_;
};

}
