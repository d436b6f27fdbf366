using System.Diagnostics;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

public sealed class MomentTests
{
    [Theory]
    [InlineData(300, 0, 0, 0, 0, 300)] // it slept
    [InlineData(300, 0, 0, 100, 100, 300)] // it slept and computed
    [InlineData(300, 200, 0, 100, 100, 100)] // it computed and was kept from doing so
    [InlineData(300, 150, 0, 20, 20, 150)] // the same, and slept
    [InlineData(300, 0, 150, 20, 20, 150)] // the worker was kept from answering it
    [InlineData(300, 180, 180, 20, 20, 20)] // both at once: what it computed stays
    [InlineData(300, 200, 0, 100, 600, 300)] // kept by threads of its own
    [InlineData(300, 200, 0, 100, 150, 150)] // kept by threads of its own for at most 50
    [InlineData(300, 0, 290, 0, 200, 200)] // its children computed meanwhile
    [InlineData(4, 9, 0, 1, 1, 1)] // waits that began before
    [InlineData(4, 9, 0, 9, 9, 4)] // computed before
    [InlineData(300, -1, -1, -1, -1, 300)] // its end was seen: the counters stand still
    public void What_counts_is_what_the_program_itself_is_to_blame_for(int wall, int waited, int workerWaited, int own, int all, int net) =>
        After(wall, waited, workerWaited, own, all).NetSince(After(0, 0, 0, 0, 0)).ShouldBe(Ms(net));

    static Moment After(int wall, int waited, int workerWaited, int own, int all) =>
        new(wall * (Stopwatch.Frequency / 1000), Ms(1000 + workerWaited), new(Ms(2000 + waited), Ms(3000 + own), Ms(4000 + all)));

    static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);
}
