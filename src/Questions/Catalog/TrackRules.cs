namespace Mockloop.Questions.Catalog;

/// <summary>What a track must hold to be played.</summary>
static class TrackRules
{
    const int Name = 80, Sentence = 600, Text = 20_000;
    const string Veto = "veto", BarRaiser = "bar-raiser";

    public static void Check(TrackDefinition track, Faults faults)
    {
        faults.Id("id", track.Id);
        faults.Text("name", track.Name, Name);
        faults.Text("summary", track.Summary, Sentence);
        faults.Range("business_days", track.BusinessDays, 1, 60);
        faults.OneOf("granularity_minutes", $"{track.GranularityMinutes}", "15", "30", "60");
        faults.Range("min_gap_business_days", track.MinGapBusinessDays, 0, 5);
        faults.Count("stages", track.Stages.Count, 1, 10);
        faults.Count("facts", track.Facts.Count, 1, 40);
        faults.Count("checklist", track.Checklist.Count, 1, 40);
        faults.Unique("stages.id", track.Stages.Select(s => s.Id));
        for (int i = 0; i < track.Stages.Count; i++)
            CheckStage(track, track.Stages[i], $"stages[{i}]", faults);
        CheckOrder(track, faults);
        CheckCommittee(track, faults);
        int seats = track.Stages.Select(s => s.Roles.Count).DefaultIfEmpty(0).Sum();
        faults.Range("minimum_members", track.MinimumMembers, seats + 1, 200);
    }

    static void CheckStage(TrackDefinition track, StageDefinition stage, string at, Faults faults)
    {
        faults.Id($"{at}.id", stage.Id);
        faults.Text($"{at}.name", stage.Name, Name);
        faults.Text($"{at}.looks_for", stage.LooksFor, Sentence);
        faults.Range($"{at}.minutes", stage.Minutes, 15, 180);
        faults.Range($"{at}.from_day", stage.FromDay, 1, track.BusinessDays);
        faults.Range($"{at}.to_day", stage.ToDay, stage.FromDay, track.BusinessDays);
        faults.Count($"{at}.roles", stage.Roles.Count, 1, 5);
        faults.Unique($"{at}.roles.id", stage.Roles.Select(r => r.Id));
        foreach (var role in stage.Roles)
        {
            faults.Id($"{at}.roles.id", role.Id);
            faults.Text($"{at}.roles.{role.Id}.name", role.Name, Name);
        }
        faults.Count($"{at}.signals", stage.Signals.Count, 1, 8);
        faults.Unique($"{at}.signals.id", stage.Signals.Select(s => s.Id));
        foreach (var signal in stage.Signals)
            CheckSignal(signal, $"{at}.signals.{signal.Id}", faults);
        faults.Range($"{at}.rule.card_deadline_hours", stage.Rule.CardDeadlineHours, 1, 240);
        faults.Range($"{at}.rule.card_reminder_hours", stage.Rule.CardReminderHours, 1, Math.Max(1, stage.Rule.CardDeadlineHours));
        faults.Count($"questions/{stage.Id}", stage.Questions.Count, 1, 200);
        faults.Unique("questions", stage.Questions.Select(q => q.Id));
    }

    static void CheckSignal(SignalDefinition signal, string at, Faults faults)
    {
        faults.Id($"{at}.id", signal.Id);
        faults.Text($"{at}.name", signal.Name, Name);
        faults.Count($"{at}.anchors", signal.Anchors.Count, 4, 4);
        for (int i = 0; i < signal.Anchors.Count; i++)
            faults.Text($"{at}.anchors[{i}]", signal.Anchors[i], Sentence);
    }

    /// <summary>Stages follow one another with the gap between them, or no loop could ever be planned.</summary>
    static void CheckOrder(TrackDefinition track, Faults faults)
    {
        int earliest = 1;
        for (int i = 0; i < track.Stages.Count; i++)
        {
            int day = Math.Max(earliest, track.Stages[i].FromDay);
            if (day > track.Stages[i].ToDay)
                faults.Add($"stages[{i}].to_day", track.Stages[i].ToDay, $"must be at least {day}: the stages before it end no earlier; let it end later, or lower min_gap_business_days");
            earliest = day + track.MinGapBusinessDays;
        }
    }

    static void CheckCommittee(TrackDefinition track, Faults faults)
    {
        var qualifications = track.Stages.SelectMany(s => s.Roles.Select(r => $"{s.Id}:{r.Id}")).ToArray();
        var signals = track.Stages.SelectMany(s => s.Signals.Select(g => g.Id)).Append("*").Distinct().ToArray();
        faults.OneOf("committee.rule", track.Committee.Rule, "majority", "unanimity", Veto, BarRaiser);
        faults.Range("committee.vote_deadline_hours", track.Committee.VoteDeadlineHours, 1, 240);
        faults.Range("committee.round_hours", track.Committee.RoundHours, 0, 240);
        CheckPowers(track.Committee, faults);
        faults.Count("committee.chairs", track.Committee.Chairs.Count, 1, 9);
        faults.Unique("committee.chairs.role", track.Committee.Chairs.Select(c => c.Role));
        foreach (var chair in track.Committee.Chairs)
        {
            faults.Text($"committee.chairs.{chair.Role}.name", chair.Name, Name);
            faults.OneOf($"committee.chairs.{chair.Role}.qualification", chair.Qualification, qualifications);
            foreach (var (signal, weight) in chair.Stance)
            {
                faults.OneOf($"committee.chairs.{chair.Role}.stance", signal, signals);
                faults.Range($"committee.chairs.{chair.Role}.stance.{signal}", weight, 0.0, 10.0);
            }
            faults.Unique($"committee.chairs.{chair.Role}.pushes_back_on", chair.PushesBackOn);
            foreach (var signal in chair.PushesBackOn)
                faults.OneOf($"committee.chairs.{chair.Role}.pushes_back_on", signal, signals);
        }
    }

    /// <summary>A power without its rule would never be used, and a rule without its chair could not be applied.</summary>
    static void CheckPowers(CommitteeDefinition committee, Faults faults)
    {
        foreach (var chair in committee.Chairs.Where(c => c.Power.Length > 0 && (c.Power != committee.Rule || c.Power is not (Veto or BarRaiser))))
            faults.Add($"committee.chairs.{chair.Role}.power", chair.Power, $"must be {Veto} or {BarRaiser} under the rule of that name, else be left out");
        int with = committee.Chairs.Count(c => c.Power == committee.Rule);
        if (committee.Rule == Veto)
            faults.Range("committee.chairs with power veto", with, 1, committee.Chairs.Count);
        if (committee.Rule == BarRaiser)
            faults.Range("committee.chairs with power bar-raiser", with, 1, 1);
    }

    /// <summary>A question, before its package's content is filled in.</summary>
    public static void Check(QuestionDefinition question, Faults faults)
    {
        faults.Text("title", question.Title, Name);
        faults.OneOf("kind", question.Kind, QuestionDefinition.Code, QuestionDefinition.Written);
        faults.Text("prompt", question.Prompt, Text);
        faults.Text("guide", question.Guide, Text);
        faults.Count("hints", question.Hints.Count, 0, 5);
        foreach (string hint in question.Hints)
            faults.Text("hints", hint, 2_000);
        if (question.Kind == QuestionDefinition.Written && question.Package.Length > 0)
            faults.Add("package", question.Package, "belongs to a question of kind code only; take it out, or make it kind: code");
    }
}
