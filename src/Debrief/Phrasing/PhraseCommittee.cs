using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Phrasing;

/// <summary>
/// Has one text of a committee said in other words: a slow due time of its own, because nobody waits for a language model, no loop is
/// locked while one thinks, and deadlines fire meanwhile. It comes again until all is said.
/// </summary>
sealed class PhraseCommittee(DebriefDb db, Packets packets, IServiceProvider services, IOptions<LanguageModelOptions> options, DomainClock clock) : IDueHandler
{
    public const string Kind = "committee-phrase";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var loop = await db.Loops.AsNoTracking().Include(l => l.Committee!.Statements).SingleOrDefaultAsync(l => l.Id == due.Key, ct);
        if (!options.Value.On || loop is not { Committee: { } committee, TrackHash: { } track })
            return;
        var said = await db.Phrases.Where(p => p.LoopId == loop.Id).Select(p => p.Number).ToHashSetAsync(ct);
        var open = Texts(loop, committee).Where(t => !said.Contains(t.Number)).ToList();
        if (open.Count == 0)
            return;
        var packet = new PacketText(await packets.ReadAsync(loop.Id, track, ct));
        var (text, refused) = await services.GetRequiredService<Phraser>().SayAsync(open[0].Text, packet, ct);
        // Whoever was erased while the model thought is not quoted, and nobody is erased before this is kept.
        await db.EnterSeatingAsync(ct);
        if (await StandsAsync(loop.Id, open[0], ct))
            db.Phrases.Add(new Phrase(loop.Id, open[0].Number, text, options.Value.Model, refused, clock.Now));
        if (open.Count > 1)
            db.Schedule(Kind, loop.Id, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    async Task<bool> StandsAsync(Guid id, (int Number, string Text) said, CancellationToken ct) =>
        await db.Loops.AsNoTracking().Include(l => l.Committee!.Statements).SingleAsync(l => l.Id == id, ct) is { Committee: { } committee } loop
        && Texts(loop, committee).Contains(said);

    // An erased candidate's texts are empty.
    static IEnumerable<(int Number, string Text)> Texts(Loop loop, Committee committee) => committee.Statements
        .Where(s => s is { Simulated: true, Struck: false }).Select(s => (s.Number, s.Text))
        .Concat(committee.Decision is { } decision && !loop.Open ? [(Phrase.OfDecision, decision.Reason)] : [])
        .Where(t => t.Item2.Length > 0);
}
