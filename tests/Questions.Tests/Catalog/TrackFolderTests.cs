using Mockloop.Questions.Catalog;

namespace Mockloop.Questions.Tests.Catalog;

public sealed class TrackFolderTests : IDisposable
{
    static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Tracks");
    static readonly string Packages = Path.Combine(AppContext.BaseDirectory, "Packages");
    readonly DirectoryInfo tracks = Directory.CreateTempSubdirectory("mockloop-tracks-");

    public void Dispose() => tracks.Delete(recursive: true);

    [Fact]
    public void The_shipped_tracks_have_five_three_and_two_stages()
    {
        var loaded = TrackFolder.Load(Shipped, Packages);
        loaded.Tracks.ToDictionary(t => t.Definition.Id, t => t.Definition.Stages.Count)
            .ShouldBe(new Dictionary<string, int> { ["backend-duo"] = 2, ["ml-platform"] = 3, ["senior-tpm"] = 5 }, ignoreOrder: true);
        loaded.Packages.Select(p => p.Name).ShouldBe(["merge-token-streams", "registry-repair"], ignoreOrder: true);
        foreach (var stage in loaded.Tracks.Single(t => t.Definition.Id == "senior-tpm").Definition.Stages)
            stage.Questions.ShouldAllBe(q => q.Guide.Length > 200 && q.Hints.Count >= 2 && q.Prompt.Length > 200);
    }

    [Theory]
    [InlineData("minutes: 45", "minutes: 5", "stages[0].minutes", "'5'", "15 to 180; choose a value in that range")]
    [InlineData("minimum_members: 5", "minimum_members: 4", "minimum_members", "'4'", "from 5 to 200")]
    [InlineData("rule: majority", "rule: dice", "committee.rule", "'dice'", "majority, unanimity")]
    [InlineData("rule: majority", "rule: veto", "committee.chairs with power veto", "'0'", "from 1 to 3")]
    [InlineData("rule: majority", "rule: bar-raiser", "committee.chairs with power bar-raiser", "'0'", "from 1 to 1")]
    [InlineData("pushes_back_on: [judgment]", "power: veto", "committee.chairs.hiring-manager.power", "'veto'", "under the rule of that name")]
    [InlineData("pushes_back_on: [judgment]", "pushes_back_on: [charm]", "committee.chairs.hiring-manager.pushes_back_on", "'charm'", "judgment")]
    [InlineData("round_hours: 12", "round_hours: 241", "committee.round_hours", "'241'", "0 to 240")]
    [InlineData("to_day: 10", "to_day: 11", "stages[1].to_day", "'11'", "to 10; choose")]
    [InlineData("qualification: leadership:hiring-manager", "qualification: leadership:cook", "qualification", "'leadership:cook'", "leadership:hiring-manager")]
    [InlineData("          - Fails the samples.\n", "", "stages[0].signals.correctness.anchors", "'3'", "4 to 4; add 1")]
    [InlineData("name: Backend", "name: \"\" # Backend", "name", "(empty)", "1 to 80 characters and has 0; write something readable")]
    [InlineData("from_day: 1\n    to_day: 5", "from_day: 10\n    to_day: 10", "stages[1].to_day", "'10'", "must be at least 11: the stages before it end no earlier; let it end later, or lower min_gap_business_days")]
    [InlineData("granularity_minutes: 30", "granularity_minuets: 30", "line ", "granularity_minuets", "")]
    public void A_fault_names_file_field_value_limit_and_way_out(string text, string instead, string field, string value, string limit)
    {
        var file = CopyDuo();
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, instead, StringComparison.Ordinal));
        var e = Should.Throw<TrackException>(() => TrackFolder.Load(tracks.FullName, Packages));
        e.Message.ShouldContain("Tracks/backend-duo/track.yaml");
        e.Message.ShouldContain(field);
        e.Message.ShouldContain(value);
        e.Message.ShouldContain(limit);
    }

    [Fact]
    public void A_question_without_its_package_is_named()
    {
        CopyDuo();
        var question = Path.Combine(tracks.FullName, "backend-duo", "questions", "coding", "merge-token-streams.yaml");
        File.WriteAllText(question, File.ReadAllText(question).Replace("package: merge-token-streams", "package: ../secrets", StringComparison.Ordinal));
        Should.Throw<TrackException>(() => TrackFolder.Load(tracks.FullName, Packages)).Message
            .ShouldContain("Tracks/backend-duo/questions/coding/merge-token-streams.yaml: package: '../secrets'");
    }

    [Fact]
    public void A_stage_without_a_question_is_a_fault()
    {
        CopyDuo();
        Directory.Delete(Path.Combine(tracks.FullName, "backend-duo", "questions", "leadership"), recursive: true);
        Should.Throw<TrackException>(() => TrackFolder.Load(tracks.FullName, Packages)).Message.ShouldContain("questions/leadership: '0' entries; must be 1 to 200; add 1");
    }

    [Fact]
    public void The_hash_covers_question_texts_and_is_the_same_for_the_same_content()
    {
        CopyDuo();
        var before = Hash();
        Hash().ShouldBe(before);
        var question = Path.Combine(tracks.FullName, "backend-duo", "questions", "leadership", "unowned-migration.yaml");
        File.AppendAllText(question, "  - One hint more.\n");
        Hash().ShouldNotBe(before);

        string Hash() => TrackFolder.Load(tracks.FullName, Packages).Tracks.ShouldHaveSingleItem().Hash;
    }

    /// <summary>Copies the two-stage track and gives its main file's path.</summary>
    string CopyDuo()
    {
        var from = Path.Combine(Shipped, "backend-duo");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(tracks.FullName, "backend-duo", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return Path.Combine(tracks.FullName, "backend-duo", "track.yaml");
    }
}
