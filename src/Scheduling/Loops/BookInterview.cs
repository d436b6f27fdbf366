using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>The organizer books one interview by hand, outside the loops. Only the database says whose time is taken.</summary>
sealed class BookInterview(
    SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks, BookingsInTheWay inTheWay, DomainClock clock)
{
    const int FurthestDays = 366, MostSeats = 8;

    public async Task<Contracts.Scheduling.Interview> HandleAsync(BookInterviewRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var start = request.Start.ToInstant("start");
        Require.That(start > clock.Now && start <= clock.Now + Duration.FromDays(FurthestDays), "start", start,
            $"must lie after now ({clock.Now}) and at most {FurthestDays} days ahead; choose a start in that range");
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var stages = (await tracks.GetAsync(cohort.TrackHash, ct)).Stages;
        var stage = stages.FirstOrDefault(s => s.Id == request.StageId)
            ?? throw DomainException.Invalid("stage_id", request.StageId, $"is no stage of the track; choose among {string.Join(", ", stages.Select(s => s.Id))}");
        var candidate = CandidateOf(request, cohort);
        var chairs = ChairsOf(request, cohort, stage);
        await MayMeetAsync(candidate, chairs, id, ct);
        var interview = Interview.Book(cohort, null, null, candidate, stage.Id, start, start + Duration.FromMinutes(stage.Minutes), chairs);
        db.Interviews.Add(interview);
        db.Publish(interview.Booked(cohort));
        await SaveAsync(interview, ct);
        return interview.ToProto(await LoopReply.NamesAsync(db, [interview], ct));
    }

    static Guid CandidateOf(BookInterviewRequest request, Cohorts.Cohort cohort)
    {
        var id = Ids.Parse(request.CandidateId, "candidate_id");
        Require.That(cohort.Members.Any(m => m.PersonId == id && m is { Candidate: true, Withdrawn: false }), "candidate_id", id,
            "is no candidate of this cohort; choose one of its candidates");
        return id;
    }

    static List<Chair> ChairsOf(BookInterviewRequest request, Cohorts.Cohort cohort, Stage stage)
    {
        Require.Count(request.Seats, 1, MostSeats, "seats");
        var wanted = stage.Roles.Select(r => r.Id).Order().ToList();
        Require.That(request.Seats.Select(s => s.Role).Order().SequenceEqual(wanted), "seats", string.Join(", ", request.Seats.Select(s => s.Role)),
            $"must be one for each role of the stage: {string.Join(", ", wanted)}");
        return [.. request.Seats.Select((seat, i) => new Chair(InterviewerOf(seat, $"seats[{i}].person_id", cohort, stage), seat.Role))];
    }

    static Guid InterviewerOf(SeatToBook seat, string field, Cohorts.Cohort cohort, Stage stage)
    {
        var (id, chair) = (Ids.Parse(seat.PersonId, field), $"{stage.Id}:{seat.Role}");
        Require.That(cohort.Members.Any(m => m.PersonId == id && m is { Interviewer: true, Withdrawn: false } && m.Qualifications.Contains(chair)), field, id,
            $"is no interviewer of this cohort attested for {chair}; choose somebody who is, or attest them");
        return id;
    }

    // Which of the two does not want the other is nobody's business.
    async Task MayMeetAsync(Guid candidate, List<Chair> chairs, Guid cohort, CancellationToken ct)
    {
        var never = await NeverWith.OfAsync(db, await db.People.AsNoTracking().SingleAsync(p => p.Id == candidate, ct), cohort, ct);
        for (var i = 0; i < chairs.Count; i++)
            Require.That(!never.Contains(chairs[i].PersonId), $"seats[{i}].person_id", chairs[i].PersonId, "cannot be paired with this candidate; choose somebody else");
    }

    async Task SaveAsync(Interview interview, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            throw DomainException.Aborted($"Nothing was booked: {await inTheWay.OfAsync([interview], ct)} Choose another start or other people.");
        }
        catch (DbUpdateException e) when (e.IsOfLeaver())
        {
            throw DomainException.Aborted("Nothing was booked: somebody in it has just left the cohort. Choose other people.");
        }
    }
}
