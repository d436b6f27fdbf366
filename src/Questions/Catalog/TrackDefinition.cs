namespace Mockloop.Questions.Catalog;

/// <summary>A track as its folder says it, questions included. Keys of <c>track.yaml</c> are these names in snake case.</summary>
sealed record TrackDefinition
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Summary { get; init; } = "";

    /// <summary>Fewest members with whom every candidate can get a whole loop.</summary>
    public int MinimumMembers { get; init; }

    /// <summary>From a loop's start to its end.</summary>
    public int BusinessDays { get; init; }
    public int GranularityMinutes { get; init; } = 30;
    public int MinGapBusinessDays { get; init; } = 1;
    public List<StageDefinition> Stages { get; init; } = [];
    public CommitteeDefinition Committee { get; init; } = new();

    /// <summary>Markdown lines for the track's page.</summary>
    public List<string> Facts { get; init; } = [];
    public List<string> Checklist { get; init; } = [];

    public StageDefinition Stage(string id) =>
        Stages.SingleOrDefault(s => s.Id == id) ?? throw DomainException.NotFound($"stage of track {Id}", id);
}

/// <summary>One stage of the loop. Days are business days from the loop's start, both inclusive, from 1.</summary>
sealed record StageDefinition
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public int Minutes { get; init; }
    public int FromDay { get; init; }
    public int ToDay { get; init; }
    public List<RoleDefinition> Roles { get; init; } = [];
    public string LooksFor { get; init; } = "";
    public List<SignalDefinition> Signals { get; init; } = [];
    public StageRuleDefinition Rule { get; init; } = new();

    /// <summary>Read from <c>questions/STAGE/*.yaml</c>, in order of their ids; never part of the public track.</summary>
    public List<QuestionDefinition> Questions { get; init; } = [];
}

/// <summary>Who asks in a stage.</summary>
sealed record RoleDefinition
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
}

/// <summary>What a card rates from 1 to 4, with one behavioural anchor for each score.</summary>
sealed record SignalDefinition
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public List<string> Anchors { get; init; } = [];
}

/// <summary>How a stage is decided. Hours count from the end of the round.</summary>
sealed record StageRuleDefinition
{
    public bool FlagDrops { get; init; } = true;
    public int CardDeadlineHours { get; init; }
    public int CardReminderHours { get; init; }
}

/// <summary>Who decides at the end, and how.</summary>
sealed record CommitteeDefinition
{
    public List<ChairDefinition> Chairs { get; init; } = [];
    public string Rule { get; init; } = "";
    public int VoteDeadlineHours { get; init; }

    /// <summary>How long each round of the discussion and the final vote are waited for; 0: the first vote decides.</summary>
    public int RoundHours { get; init; }
}

/// <summary>A seat of the committee; its stance says what a simulated panelist in it weighs.</summary>
sealed record ChairDefinition
{
    public string Role { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>"stage:role".</summary>
    public string Qualification { get; init; } = "";

    /// <summary>Weight per signal id, "*" for the others.</summary>
    public Dictionary<string, double> Stance { get; init; } = [];

    /// <summary>Signal ids on which a simulated panelist does not let praise stand unquestioned.</summary>
    public List<string> PushesBackOn { get; init; } = [];

    /// <summary>"veto", "bar-raiser" or empty.</summary>
    public string Power { get; init; } = "";
}
