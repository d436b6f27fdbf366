using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Evaluation;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class EvaluationTests
{
    static readonly string Folder = Path.Combine(Root(), "tests/Debrief.Tests/Answers");

    [Fact]
    public void Held_out_families_share_no_answer_and_no_family_with_development()
    {
        var answers = LabelledSet.Read(Folder);
        answers.Count.ShouldBeGreaterThanOrEqualTo(300);
        answers.Select(a => a.Id).ShouldBeUnique();
        answers.Select(a => a.Text.Trim()).ShouldBeUnique();
        answers.GroupBy(a => a.Family).ShouldAllBe(f => f.Select(a => a.Split).Distinct().Count() == 1);
    }

    [Fact]
    public void Findings_of_held_out_families_are_right_and_complete_to_95_percent_and_each_code_to_85()
    {
        var scores = Evaluation.Of(LabelledSet.Read(Folder)).Scores.Where(s => s.Split == "held-out").ToList();
        var (holds, found, invented) = (scores.Sum(s => s.Holds), scores.Sum(s => s.Found), scores.Sum(s => s.Invented));
        ((double)found / holds).ShouldBeGreaterThan(0.95);
        ((double)found / (found + invented)).ShouldBeGreaterThan(0.95);
        scores.Where(s => !s.Reaches(0.85)).Select(s => s.Code).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_missed_and_what_is_invented_both_count()
    {
        LabelledAnswer[] answers =
        [
            new() { Id = "a", Kind = AnswerKind.Product, Split = "development", Holds = ["market"], Text = "Price: 5 € per month." },
        ];
        var evaluation = Evaluation.Of(answers);
        evaluation.Scores.Single(s => s.Code == "market").ShouldSatisfyAllConditions(s => s.Recall.ShouldBe(0), s => s.Precision.ShouldBeNull());
        evaluation.Scores.Single(s => s.Code == "price").ShouldSatisfyAllConditions(s => s.Recall.ShouldBeNull(), s => s.Precision.ShouldBe(0));
        evaluation.Misses.ShouldContain(new Miss("a", "price", Invented: true));
    }

    [Fact]
    public void The_readme_explains_every_code()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "src/Debrief.Engine/Analysis/README.md"));
        Codes.All.Where(c => !readme.Contains($"| `{c.Code}` | {c.Kind?.ToString().ToLowerInvariant() ?? "all"} | {c.Severity.ToString().ToLowerInvariant()} | {c.Message} |")).ShouldBeEmpty();
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
