using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Calendar = Ical.Net.Calendar;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Mockloop.Scheduling.Tests.Calendars;

/// <summary>The feed tells what the inbox tells, as another implementation reads it.</summary>
public sealed class FeedTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Events_keep_their_uid_rise_with_every_move_and_stay_cancelled()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var (screen, panel) = (loop.Interviews[0], loop.Interviews[2]);
        var token = (await cohort.Candidate.Calls.RenewFeedAsync(new())).Token;

        await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = screen.InterviewId, Start = screen.Start + Minutes(5) });
        await app.App.SettledAsync();
        await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = screen.InterviewId, Start = screen.Start + Minutes(10) });
        await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = panel.InterviewId, Reason = "Room flooded" });
        await app.App.SettledAsync();

        var events = Calendar.Load((await ReadAsync(token)).Content)!.Events.ToDictionary(e => e.Uid!);
        events.Keys.ShouldBe(loop.Interviews.Select(i => $"{i.InterviewId}@mockloop"), ignoreOrder: true);
        var moved = events[$"{screen.InterviewId}@mockloop"];
        (moved.Sequence, moved.Status, moved.DtStart!.AsUtc, moved.DtEnd!.AsUtc)
            .ShouldBe((2, "CONFIRMED", (screen.Start + Minutes(10)).ToDateTime(), (screen.End + Minutes(10)).ToDateTime()));
        moved.Alarms.Count.ShouldBe(2);
        (events[$"{panel.InterviewId}@mockloop"].Sequence, events[$"{panel.InterviewId}@mockloop"].Status).ShouldBe((1, "CANCELLED"));
        events[$"{loop.Interviews[1].InterviewId}@mockloop"].Sequence.ShouldBe(0);
    }

    [Fact]
    public async Task A_secret_is_worth_nothing_once_it_was_renewed_or_revoked_and_only_its_hash_is_kept()
    {
        var someone = app.NewPerson();
        (await someone.Calls.GetFeedAsync(new())).MadeAt.ShouldBeNull();
        var first = (await someone.Calls.RenewFeedAsync(new())).Token;
        (await ReadAsync(first)).Content.ShouldStartWith("BEGIN:VCALENDAR");
        var second = (await someone.Calls.RenewFeedAsync(new())).Token;

        await SchedulingApp.RefusedAsync(StatusCode.NotFound, () => ReadAsync(first));
        var read = await someone.Calls.GetFeedAsync(new());
        (read.MadeAt is null, read.Token).ShouldBe((false, ""));
        (await ReadAsync(second)).Digest.ShouldBe((await ReadAsync(second)).Digest);
        (await app.App.Database.ScalarAsync<long>($"select count(*) from calendar_feed where encode(token_hash, 'base64') like '%{second}%' or length(token_hash) <> 32")).ShouldBe(0);
        await someone.Calls.RevokeFeedAsync(new());
        foreach (var nothing in new[] { second, "", "x", new string('A', 43), second + "A" })
            await SchedulingApp.RefusedAsync(StatusCode.NotFound, () => ReadAsync(nothing));
    }

    async Task<FeedFile> ReadAsync(string token) => await app.Anonymous.ReadFeedAsync(new() { Token = token });

    static Duration Minutes(int minutes) => Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));
}
