using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// A person's time, held for one interview: the candidate's (role empty) and each interviewer's. The database refuses
/// two overlapping ones of a person (constraint <see cref="NoOverlap"/>), whatever cohort or service they came from.
/// </summary>
sealed class Booking
{
    public const string NoOverlap = "booking_no_overlap";

    /// <summary>Nobody is seated who has left the cohort, or is leaving it at the same moment (a trigger).</summary>
    public const string OfMember = "booking_of_member";

    Booking() { }

    public Guid InterviewId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Role { get; private set; } = "";
    public bool Shadow { get; private set; }

    /// <summary>A shadow who leads, the chair's holder watching.</summary>
    public bool Leads { get; private set; }

    public Interval Period { get; private set; }
    public bool Cancelled { get; private set; }

    /// <summary>The person will not come; the time is theirs again (then it is cancelled too), and a replacement is searched.</summary>
    public bool Declined { get; private set; }

    /// <summary>Starts that the person said no to and was moved away from; the interview does not come back there with them.</summary>
    public Instant[] Refused { get; private set; } = [];

    public static Booking Of(Guid interviewId, Chair chair, Interval period) =>
        new() { InterviewId = interviewId, PersonId = chair.PersonId, Role = chair.Role, Shadow = chair.Shadow, Leads = chair.Leads, Period = period };

    public void Change(Chair chair, Interval period) =>
        (Role, Shadow, Leads, Period, Declined, Cancelled) = (chair.Role, chair.Shadow, chair.Leads, period, false, false);

    public Chair AsChair() => new(PersonId, Role, Shadow, Leads);

    public void Cancel() => Cancelled = true;

    public void Decline() => (Declined, Cancelled, Refused) = (true, true, [.. Refused, Period.Start]);
}
