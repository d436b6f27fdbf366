using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Four organizers book the same twelve people by hand, two hundred interviews at once. Goes red without the constraint.</summary>
public sealed class ParallelBookingTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    const int Organizers = 4, Bookings = 200;
    static readonly DateTimeOffset First = SchedulingApp.NextMonday.PlusDays(60).ToDateTimeUnspecified();

    sealed record Wish(TestCohort Cohort, Someone Candidate, Someone Interviewer, DateTimeOffset Start)
    {
        public DateTimeOffset End => Start.AddMinutes(45);

        public bool Conflicts(Wish other) => Start < other.End && End > other.Start
            && new[] { Candidate.Id, Interviewer.Id }.Intersect([other.Candidate.Id, other.Interviewer.Id]).Any();
    }

    sealed record Answer(Wish Wish, Interview? Booked, Status Refusal);

    [Fact]
    public async Task Of_200_parallel_bookings_exactly_those_exist_that_do_not_conflict_and_the_rest_are_told_with_what()
    {
        var cohorts = await CohortsAsync();
        var random = new Random(7);
        var wishes = Enumerable.Range(0, Bookings).Select(i => WishOf(cohorts[i % Organizers], random)).ToList();
        var before = (await app.App.PublishedAsync<InterviewBooked>()).Count;

        var answers = await Task.WhenAll(wishes.Select(BookAsync));

        answers.Where(a => a.Booked is null).ShouldAllBe(a => a.Refusal.StatusCode == StatusCode.Aborted);
        var (booked, refused) = (answers.Where(a => a.Booked is not null).ToList(), answers.Where(a => a.Booked is null).ToList());
        refused.Count.ShouldBeGreaterThan(50);
        foreach (var one in booked)
            booked.ShouldNotContain(other => other != one && other.Wish.Conflicts(one.Wish));
        foreach (var one in refused)
            booked.ShouldContain(other => other.Wish.Conflicts(one.Wish), "nothing stands in its way");
        var ids = string.Join(", ", cohorts.Select(c => $"'{c.Id}'"));
        (await app.App.Database.ScalarAsync<long>($"select count(*) from interview where cohort_id in ({ids})")).ShouldBe(booked.Count);
        (await app.App.PublishedAsync<InterviewBooked>()).Skip(before).Select(e => e.InterviewId.ToString()).Order()
            .ShouldBe(booked.Select(b => b.Booked!.InterviewId).Order());
        foreach (var one in refused)
            ShouldNameWhatIsInTheWay(one, booked);
    }

    // Of an own cohort in full, of another's that the person is booked and nothing else; at least one, and none that is not there.
    static void ShouldNameWhatIsInTheWay(Answer refused, List<Answer> booked)
    {
        var (words, named) = (refused.Refusal.Detail, 0);
        foreach (var other in booked.Select(b => b.Wish).Where(w => w.Conflicts(refused.Wish)))
            foreach (var person in new[] { other.Candidate, other.Interviewer }.Intersect([refused.Wish.Candidate, refused.Wish.Interviewer]))
            {
                var isOwn = other.Cohort.Organizer == refused.Wish.Cohort.Organizer;
                var sentence = $"{person.Name} is booked from {other.Start:yyyy-MM-ddTHH:mm:ssZ} to {other.End:yyyy-MM-ddTHH:mm:ssZ}"
                    + (isOwn ? $" for coding of {other.Candidate.Name} in cohort Cohort of {other.Cohort.Organizer.Name}. " : ". ");
                named += words.Contains(sentence) ? 1 : 0;
                words = words.Replace(sentence, "");
            }
        named.ShouldBeGreaterThan(0, refused.Refusal.Detail);
        words.ShouldBe("Nothing was booked: Choose another start or other people.", refused.Refusal.Detail);
    }

    [Fact]
    public async Task Booking_by_hand_is_the_organizers_and_wants_a_candidate_and_attested_people_for_every_role()
    {
        var cohort = await app.CohortAsync(members: 5);
        var good = RequestOf(new Wish(cohort, cohort.Candidate, cohort.People[1], First));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.BookInterviewAsync(good));
        foreach (var (field, change) in new (string, Action<BookInterviewRequest>)[]
        {
            ("candidate_id", r => r.CandidateId = cohort.People[2].Id.ToString()),
            ("stage_id", r => r.StageId = "party"),
            ("seats", r => r.Seats.Clear()),
            ("seats", r => r.StageId = "panel"),
            ("seats[0].person_id", r => r.Seats[0].PersonId = cohort.Organizer.Id.ToString()),
            ("start", r => r.Start = new Timestamp()),
        })
        {
            var bad = good.Clone();
            change(bad);
            (await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.BookInterviewAsync(bad)))
                .Status.Detail.ShouldStartWith(field + ":");
        }
        (await cohort.Organizer.Calls.BookInterviewAsync(good)).State.ShouldBe(InterviewState.Booked);
    }

    // The same people in four cohorts: six of them candidates everywhere.
    async Task<List<TestCohort>> CohortsAsync()
    {
        var people = Enumerable.Range(0, 12).Select(_ => app.NewPerson()).ToList();
        var cohorts = new List<TestCohort>();
        for (var i = 0; i < Organizers; i++)
        {
            var organizer = app.NewPerson();
            var request = SchedulingApp.Request([.. people.Select((p, n) => SchedulingApp.Invite(p.Email, n < 6))]);
            request.Name = $"Cohort of {organizer.Name}";
            cohorts.Add(new TestCohort(app, Guid.Parse((await organizer.Calls.CreateCohortAsync(request)).CohortId), organizer, people));
        }
        foreach (var person in people)
            await person.Calls.GetMeAsync(new());
        return cohorts;
    }

    static Wish WishOf(TestCohort cohort, Random random)
    {
        var candidate = random.Next(6);
        var interviewer = (candidate + 1 + random.Next(11)) % 12;
        return new(cohort, cohort.People[candidate], cohort.People[interviewer], First.AddMinutes(15 * random.Next(60)));
    }

    static BookInterviewRequest RequestOf(Wish wish) => new()
    {
        CohortId = wish.Cohort.Id.ToString(),
        CandidateId = wish.Candidate.Id.ToString(),
        StageId = "coding",
        Start = wish.Start.ToTimestamp(),
        Seats = { new SeatToBook { Role = "engineer", PersonId = wish.Interviewer.Id.ToString() } },
    };

    static async Task<Answer> BookAsync(Wish wish)
    {
        try
        {
            return new(wish, await wish.Cohort.Organizer.Calls.BookInterviewAsync(RequestOf(wish)), Status.DefaultSuccess);
        }
        catch (RpcException e)
        {
            return new(wish, null, e.Status);
        }
    }
}
