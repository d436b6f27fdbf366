// What a function is fed from and what it hands its results to. The platform implements both.
#pragma once
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>

/// Values that are read forward, once: by next(), or as a range in a for loop.
template <class T>
class Stream {
public:
    /// Where the values come from, a block at a time; an empty block is the end.
    class Feed {
    public:
        virtual std::span<const T> more() = 0;

    protected:
        ~Feed() = default;
    };

    explicit Stream(Feed& feed) : feed_(&feed) { }

    /// The next value; nothing at the end.
    std::optional<T> next()
    {
        if (at_ == block_.size() && !refill())
            return std::nullopt;
        return block_[at_++];
    }

    class Iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        explicit Iterator(Stream& stream) : stream_(&stream), value_(stream.next()) { }
        const T& operator*() const { return *value_; }
        Iterator& operator++()
        {
            value_ = stream_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !value_; }

    private:
        Stream* stream_;
        std::optional<T> value_;
    };

    Iterator begin() { return Iterator(*this); }
    std::default_sentinel_t end() const { return {}; }

private:
    bool refill()
    {
        block_ = feed_->more();
        at_ = 0;
        return !block_.empty();
    }

    Feed* feed_;
    std::span<const T> block_;
    std::size_t at_ = 0;
};

/// Takes finished batches, one call each, the moment they are ready.
template <class T>
class Batches {
public:
    virtual void emit(std::span<const T> batch) = 0;

protected:
    ~Batches() = default;
};
