namespace Mockloop.Simulator.Play;

/// <summary>What a spectator reads while the cohort plays.</summary>
sealed class Progress
{
    int shown = -1;

    internal void Say(string line) => Console.WriteLine(line);

    internal void Rounds(int done, int all)
    {
        if (done == shown) return;
        shown = done;
        Say($"{done} of {all} rounds held");
    }
}
