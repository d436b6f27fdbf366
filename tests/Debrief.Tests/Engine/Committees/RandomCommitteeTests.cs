using Mockloop.Debrief.Engine.Committees;

namespace Mockloop.Debrief.Tests.Engine.Committees;

/// <summary>Committees in memory: every path ends, and what must hold holds after every step.</summary>
public sealed class RandomCommitteeTests
{
    const int Plays = 3000, Steps = 40, LeastOfEach = 20;

    static readonly string[] Wanted =
    [
        "tie", "veto", "bar raised", "missing panelist", "recusal", "replaced", "replaced mid-way", "deadline passed", "withdrawn",
        "left", "moved", "repeated", "simulated decided", "hire", "no hire",
        .. Enum.GetNames<CommitteeRefusal>().Select(r => $"refused {r}"),
    ];

    [Fact]
    public void Whatever_happens_in_whatever_order_a_committee_ends_once_and_counts_nobody_twice()
    {
        var paths = new Dictionary<string, int>();
        for (int seed = 0; seed < Plays; seed++)
            try
            {
                foreach (var path in Play(seed))
                    paths[path] = paths.GetValueOrDefault(path) + 1;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        foreach (var path in Wanted)
            paths.GetValueOrDefault(path).ShouldBeGreaterThanOrEqualTo(LeastOfEach, $"{path}; {string.Join(", ", paths)}");
    }

    [Fact]
    public void A_process_that_knows_only_what_was_stored_is_in_the_same_state()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var play = new RandomCommittee(seed);
            for (int step = 0; step < Steps; step++)
                play.Step();
            RandomCommittee.Seen(play.Replay()).ShouldBe(RandomCommittee.Seen(play.Committee), $"seed {seed}");
        }
    }

    static HashSet<string> Play(int seed)
    {
        var play = new RandomCommittee(seed);
        for (int step = 0; step < Steps; step++)
            play.Step();
        play.RunOut();
        return play.Paths;
    }
}
