using System.Security.Cryptography;
using System.Text.Json;

namespace Mockloop.Questions.Catalog;

/// <summary>Reads tracks and the packages they name from disk, and refuses them all when one is at fault.</summary>
static class TrackFolder
{
    /// <summary>Every track below <paramref name="tracks"/>, one folder each.</summary>
    /// <exception cref="TrackException">Names each file, field, value and limit.</exception>
    public static LoadedTracks Load(string tracks, string packages)
    {
        var folders = Directory.Exists(tracks) ? Directory.GetDirectories(tracks).Order(StringComparer.Ordinal).ToList() : [];
        if (folders.Count == 0)
            throw new TrackException([$"{tracks}: there is no track; at least one folder with a track.yaml is needed"]);
        var faults = new List<string>();
        var known = new Dictionary<string, ProblemPackage?>();
        var loaded = folders.Select(f => LoadOne(f, name => known.TryGetValue(name, out var p) ? p : known[name] = Find(packages, name), faults))
            .OfType<TrackDefinition>().ToList();
        if (faults.Count > 0)
            throw new TrackException(faults);
        return new([.. loaded.Select(t => new LoadedTrack(HashOf(t), t))], [.. known.Values.OfType<ProblemPackage>()]);
    }

    static ProblemPackage? Find(string packages, string name)
    {
        var folder = Path.Combine(packages, name);
        return name.Length > 0 && Path.GetFileName(name) == name && Directory.Exists(folder) ? ProblemPackage.Read(folder) : null;
    }

    static TrackDefinition? LoadOne(string folder, Func<string, ProblemPackage?> package, List<string> faults)
    {
        var shown = $"Tracks/{Path.GetFileName(folder)}";
        try
        {
            var track = YamlFile.Read<TrackDefinition>(Path.Combine(folder, "track.yaml"), $"{shown}/track.yaml");
            foreach (var stage in track.Stages)
                stage.Questions.AddRange(Questions(folder, shown, stage.Id, package, faults));
            var own = new Faults($"{shown}/track.yaml");
            if (track.Id != Path.GetFileName(folder))
                own.Add("id", track.Id, "must be the name of its folder; rename one of them");
            TrackRules.Check(track, own);
            faults.AddRange(own.Found);
            return track;
        }
        catch (TrackException e)
        {
            faults.AddRange(e.Faults);
            return null;
        }
    }

    static IEnumerable<QuestionDefinition> Questions(
        string folder, string shown, string stage, Func<string, ProblemPackage?> package, List<string> faults)
    {
        var questions = Path.Combine(folder, "questions", stage);
        var files = Directory.Exists(questions) ? Directory.GetFiles(questions, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var file in files)
        {
            var name = $"{shown}/questions/{stage}/{Path.GetFileName(file)}";
            var own = new Faults(name);
            var question = YamlFile.Read<QuestionDefinition>(file, name) with { Id = Path.GetFileNameWithoutExtension(file) };
            own.Id("file name", question.Id);
            if (question.Kind == QuestionDefinition.Code)
                question = WithPackage(question, package(question.Package), own);
            TrackRules.Check(question, own);
            faults.AddRange(own.Found);
            yield return question;
        }
    }

    static QuestionDefinition WithPackage(QuestionDefinition question, ProblemPackage? package, Faults faults)
    {
        if (package is null)
        {
            faults.Add("package", question.Package, "must be a folder below Packages; add it there, or name one that is");
            return question;
        }
        return question with
        {
            Prompt = question.Prompt.Length > 0 ? question.Prompt : package.Statement,
            PackageHash = package.Hash,
            Languages = [.. package.Languages],
            Samples = [.. package.Samples],
        };
    }

    /// <summary>Over all of it, question texts and package hashes included: the same content has the same hash for good.</summary>
    static string HashOf(TrackDefinition track) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(track)));
}

/// <summary>What was read from disk.</summary>
sealed record LoadedTracks(IReadOnlyList<LoadedTrack> Tracks, IReadOnlyList<ProblemPackage> Packages);

/// <summary>A track and the hash of its content.</summary>
sealed record LoadedTrack(string Hash, TrackDefinition Definition);
