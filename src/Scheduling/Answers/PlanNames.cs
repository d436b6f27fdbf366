using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Answers;

/// <summary>The planner knows ids alone; who reads its words knows names.</summary>
sealed partial class PlanNames(Dictionary<string, string> names)
{
    public static async Task<PlanNames> OfAsync(SchedulingDb db, IEnumerable<string> people, CancellationToken ct)
    {
        var ids = people.Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty).ToList();
        return new(await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id.ToString(), p => p.Name, ct));
    }

    public string this[string id] => names.GetValueOrDefault(id, id);

    /// <summary>Words with names in place of ids.</summary>
    public string In(string words) => Id().Replace(words, match => this[match.Value]);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
