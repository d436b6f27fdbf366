namespace Mockloop.Questions.Catalog;

/// <summary>The public part of a track: no question, hint or guide is in it.</summary>
static class TrackMapping
{
    public static Proto.Track ToProto(this TrackDefinition track, string hash) => new()
    {
        Id = track.Id,
        Hash = hash,
        Name = track.Name,
        Summary = track.Summary,
        MinimumMembers = track.MinimumMembers,
        BusinessDays = track.BusinessDays,
        GranularityMinutes = track.GranularityMinutes,
        MinGapBusinessDays = track.MinGapBusinessDays,
        Stages = { track.Stages.Select(ToProto) },
        Committee = ToProto(track.Committee),
        Facts = { track.Facts },
        Checklist = { track.Checklist },
    };

    static Proto.Stage ToProto(StageDefinition stage) => new()
    {
        Id = stage.Id,
        Name = stage.Name,
        Minutes = stage.Minutes,
        FromDay = stage.FromDay,
        ToDay = stage.ToDay,
        Roles = { stage.Roles.Select(r => new Proto.StageRole { Id = r.Id, Name = r.Name }) },
        LooksFor = stage.LooksFor,
        Signals = { stage.Signals.Select(s => new Proto.Signal { Id = s.Id, Name = s.Name, Anchors = { s.Anchors } }) },
        Rule = new()
        {
            FlagDrops = stage.Rule.FlagDrops,
            CardDeadlineHours = stage.Rule.CardDeadlineHours,
            CardReminderHours = stage.Rule.CardReminderHours,
        },
    };

    static Proto.CommitteeRule ToProto(CommitteeDefinition committee) => new()
    {
        Rule = committee.Rule,
        VoteDeadlineHours = committee.VoteDeadlineHours,
        RoundHours = committee.RoundHours,
        Chairs =
        {
            committee.Chairs.Select(c => new Proto.Chair
            {
                Role = c.Role, Name = c.Name, Qualification = c.Qualification, Stance = { c.Stance },
                PushesBackOn = { c.PushesBackOn }, Power = c.Power,
            }),
        },
    };
}
