using System.Globalization;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Some of <c>/proc/PID/stat</c>.</summary>
/// <param name="State">Z for one that ended and was not waited for.</param>
/// <param name="Ticks">CPU time of its own and of the children it waited for, in ticks.</param>
/// <param name="Born">When it started: tells it from a later one of the same id.</param>
/// <param name="ResidentPages">Memory now.</param>
sealed record ProcessStat(char State, long Ticks, long Born, long ResidentPages)
{
    /// <summary>Null when there is no such process.</summary>
    public static ProcessStat? Read(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' '); // the name before may hold anything
            long At(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
            return new(fields[0][0], At(11) + At(12) + At(13) + At(14), At(19), At(21));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
