namespace Mockloop.AppHost;

/// <summary>The command line of the AppHost, the same on both engines.</summary>
sealed record LaunchOptions
{
    const string Usage = """
        Starts the platform on this machine and keeps it up until Ctrl-C.

          --demo               demo people, steppable clock, and the simulator plays a seeded cohort
          --no-play            with --demo: demo people and clock only, nobody plays
          --once               with --demo: end with the simulator, with its exit code
          --seed N             seed of the demo (1)
          --members N          people in the cohort (8)
          --candidates N       candidates among them (4)
          --track ID           track they play (senior-tpm)
          --result FILE        where the simulator writes the outcome as JSON
          --faults LIST        with --demo: shuffle,duplicate (events late and twice, on purpose)
          --crash-folder DIR   with --demo: processes die where files in DIR say (tests/Chaos/README.md)
          --replicas N         processes per service (1)
          --workers N          grading workers (1)
          --keycloak           the Keycloak distribution that MOCKLOOP_KEYCLOAK names, instead of Identity
          --state FOLDER       where databases, queues, secrets and logs are kept
                               (.data, under --demo .data/demo)
          --reset              empty that folder first
          --resume             with --demo: play on the seed's cohort where it stands, for example after a restore

        Instead of starting it (deploy/local/backup.sh and restore.sh; see deploy/backup):
          --backup FILE        copy all databases and secrets, also while it runs
          --restore FILE       put them into the folder; not while it runs
          --yes                overwrite the file, or what the folder holds
        """;

    static readonly string[] Switches = ["--demo", "--no-play", "--once", "--keycloak", "--reset", "--resume", "--yes"];
    static readonly string[] Values =
        ["--seed", "--members", "--candidates", "--track", "--result", "--faults", "--crash-folder", "--replicas", "--workers", "--state",
            "--backup", "--restore"];

    readonly Dictionary<string, string> given = [];

    public bool Demo => given.ContainsKey("--demo");
    public bool Plays => Demo && !given.ContainsKey("--no-play");
    public bool Once => given.ContainsKey("--once");
    public bool Keycloak => given.ContainsKey("--keycloak");
    public string Seed => given.GetValueOrDefault("--seed", "1");
    public string? Faults => given.GetValueOrDefault("--faults");
    public string? CrashFolder => given.GetValueOrDefault("--crash-folder");
    public int Replicas => Number("--replicas", 1, 1, 8);
    public int Workers => Number("--workers", 1, 0, 16);

    /// <summary>What the simulator is told.</summary>
    public string[] SimulatorArguments =>
    [
        "--seed", Seed,
        .. new[] { "--members", "--candidates", "--track", "--result" }.Where(given.ContainsKey).SelectMany(name => new[] { name, given[name] }),
        .. given.ContainsKey("--resume") ? new[] { "--resume" } : [],
    ];

    /// <summary>What is left for the engine.</summary>
    public IReadOnlyList<string> EngineArguments { get; private init; } = [];

    /// <summary>Reads the command line; wrong input ends the process with a message that names the option.</summary>
    public static LaunchOptions Parse(string[] args)
    {
        try
        {
            return Read(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            Environment.Exit(2);
            throw;
        }
    }

    /// <summary>As <see cref="Parse"/>; wrong input throws.</summary>
    internal static LaunchOptions Read(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h"))
        {
            Console.WriteLine(Usage);
            Environment.Exit(0);
        }
        List<string> engine = [];
        var options = new LaunchOptions { EngineArguments = engine };
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var before, var after] ? (before, after) : (args[i], null);
            if (Switches.Contains(name))
                options.given[name] = value ?? "true";
            else if (Values.Contains(name))
                options.given[name] = value ?? (++i < args.Length ? args[i] : throw new FormatException($"{name}: a value is missing (see --help)"));
            else
                engine.Add(EngineOption(args[i]));
        }
        options.Check();
        foreach (var path in new[] { "--state", "--backup", "--restore" }.Where(options.given.ContainsKey))
            engine.Add($"{path}={Path.GetFullPath(options.given[path])}");
        // Demo people and a stepped clock are kept apart from what is meant to last.
        if (options.Demo)
            engine.Add("--state-part=demo");
        if (options.given.TryGetValue("--result", out var result))
            options.given["--result"] = Path.GetFullPath(result);
        foreach (var flag in new[] { "--reset", "--yes" }.Where(options.given.ContainsKey))
            engine.Add($"{flag}=true");
        if (options.Once)
            engine.Add("--end-with=simulator");
        return options;
    }

    void Check()
    {
#if !LOCAL_ENGINE
        if (given.ContainsKey("--backup") || given.ContainsKey("--restore"))
            throw new FormatException("--backup, --restore: only on the local engine; deploy/backup says how it is done elsewhere");
#endif
        foreach (var only in new[] { "--once", "--no-play", "--faults", "--crash-folder", "--resume" })
            if (given.ContainsKey(only) && !Demo)
                throw new FormatException($"{only}: only together with --demo");
#if LOCAL_ENGINE
        if (Keycloak && !Path.Exists(Environment.GetEnvironmentVariable("MOCKLOOP_KEYCLOAK")))
            throw new FormatException("--keycloak: MOCKLOOP_KEYCLOAK names no Keycloak distribution (folder or zip). Get the zip of version 26 from "
                + "https://www.keycloak.org/downloads and set MOCKLOOP_KEYCLOAK to it.");
#endif
        if (given.ContainsKey("--backup") && given.ContainsKey("--restore"))
            throw new FormatException("--backup and --restore: one at a time");
        if (given.ContainsKey("--yes") && !given.ContainsKey("--backup") && !given.ContainsKey("--restore"))
            throw new FormatException("--yes: only together with --backup or --restore");
        if (Once && !Plays)
            throw new FormatException("--once: ends with the simulator, so --no-play cannot go with it");
        if (CrashFolder is { } folder && !Directory.Exists(folder))
            throw new FormatException($"--crash-folder {folder}: there is no such folder; make it first");
        _ = (Replicas, Workers, Number("--seed", 1, 0, int.MaxValue), Number("--members", 8, 2, 24), Number("--candidates", 4, 1, 24));
    }

    int Number(string name, int otherwise, int least, int most) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, out var number) && number >= least && number <= most ? number
        : throw new FormatException($"{name} {text}: must be a whole number from {least} to {most}");

    // The local engine has no options of its own; Aspire's tools pass theirs (--publisher, --output-path, …).
    static string EngineOption(string option) =>
#if LOCAL_ENGINE
        option == "guard" || !option.StartsWith('-') ? option : throw new FormatException($"{option}: there is no such option (see --help)");
#else
        option;
#endif
}
