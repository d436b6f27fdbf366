using Grpc.Core;
using Mockloop.Fuzz.Tests.Replies;
using Mockloop.Fuzz.Tests.Requests;
using Mockloop.Fuzz.Tests.World;

namespace Mockloop.Fuzz.Tests.Runs;

/// <summary>Chooses method, face, caller and mischief of every call; every method gets its share, then callers that get through are preferred.</summary>
sealed class FuzzPlan(int seed, IReadOnlyList<MappedMethod> methods, IReadOnlyList<Caller> callers, RequestGenerator requests)
{
    /// <summary>They end what the others need: whoever left a cohort, or a clock at the end of time, finds closed doors only.</summary>
    public static readonly string[] Last = ["Withdraw", "AdvanceTo"];

    readonly Dictionary<string, List<Caller>> _welcome = [];

    public FuzzCall Next(int number, bool late)
    {
        var random = new Random(HashCode.Combine(seed, number, 0));
        var method = Method(number, random, late);
        var rest = method.Bindings.Count > 0 && random.Next(2) == 0 ? method.Bindings[random.Next(method.Bindings.Count)] : null;
        var welcome = _welcome.GetValueOrDefault(method.Name);
        var caller = welcome is not null && random.Next(3) > 0 ? welcome[random.Next(welcome.Count)] : callers[random.Next(callers.Count)];
        return new(number, seed, method, rest, caller, requests.Make(method.Method.InputType, caller.Name, random), Choose(rest is not null, random));
    }

    /// <summary>This caller got past the door here.</summary>
    public void Welcome(FuzzCall call, Reply reply)
    {
        if (reply.Code is StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.Cancelled || reply.Http is 404)
            return;
        if (!_welcome.TryGetValue(call.Method.Name, out var all))
            _welcome[call.Method.Name] = all = [];
        if (!all.Contains(call.Caller))
            all.Add(call.Caller);
    }

    // What every service maps gets one share together.
    MappedMethod Method(int number, Random random, bool late)
    {
        var names = methods.Where(m => late || !Last.Contains(m.Method.Name)).GroupBy(m => m.Method.FullName).ToList();
        return names[number % names.Count].ElementAt(random.Next(names[number % names.Count].Count()));
    }

    static Mischief Choose(bool rest, Random random)
    {
        var roll = random.Next(1000);
        if (roll < 800)
            return Mischief.None;
        if (roll >= 996)
            return Mischief.Oversize;
        Mischief[] some = rest
            ? [Mischief.Garbled, Mischief.Truncated, Mischief.UnknownField, Mischief.WrongType, Mischief.WrongType, Mischief.DeepNesting, Mischief.ContentType, Mischief.OddPath, Mischief.OddQuery, Mischief.CutOff]
            : [Mischief.Garbled, Mischief.Truncated, Mischief.UnknownField, Mischief.WrongType, Mischief.DeepNesting, Mischief.CutOff];
        return some[random.Next(some.Length)];
    }
}
