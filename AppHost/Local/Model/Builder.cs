using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Mockloop.AppHost.Local.Engine;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>Describes one resource.</summary>
    public interface IResourceBuilder<out T> where T : IResource
    {
        /// <summary>The application it belongs to.</summary>
        IDistributedApplicationBuilder ApplicationBuilder { get; }

        /// <summary>The resource described.</summary>
        T Resource { get; }
    }

    sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T> where T : Resource;
}

namespace Aspire.Hosting
{
    /// <summary>Describes the application.</summary>
    public interface IDistributedApplicationBuilder
    {
        /// <summary>Command line and environment.</summary>
        ConfigurationManager Configuration { get; }

        /// <summary>Whether this run starts the application or only describes it.</summary>
        DistributedApplicationExecutionContext ExecutionContext { get; }

        /// <summary>Folder of the AppHost project, to which paths are relative.</summary>
        string AppHostDirectory { get; }

        /// <summary>Adds a resource; its name must be new.</summary>
        IResourceBuilder<T> AddResource<T>(T resource) where T : Resource;

        /// <summary>Ends the description.</summary>
        DistributedApplication Build();
    }

    /// <summary>The local engine only runs; it publishes nothing.</summary>
    public sealed class DistributedApplicationExecutionContext
    {
        /// <summary>True when a deployment is being written.</summary>
        public bool IsPublishMode => false;

        /// <summary>True when the application runs here.</summary>
        public bool IsRunMode => !IsPublishMode;
    }

    /// <summary>The application, and its way in.</summary>
    public sealed class DistributedApplication
    {
        readonly LocalEngine engine;

        internal DistributedApplication(LocalEngine engine) => this.engine = engine;

        /// <summary>Starts a description. Called as the guard of a run, it guards and does not return.</summary>
        public static IDistributedApplicationBuilder CreateBuilder(string[] args)
        {
            if (args is [Guard.Word, ..])
                Environment.Exit(Guard.Watch(args));
            return new LocalBuilder(args);
        }

        /// <summary>Runs until stopped; the exit code of the process says how it went.</summary>
        public void Run() => RunAsync().GetAwaiter().GetResult();

        /// <inheritdoc cref="Run"/>
        public async Task RunAsync(CancellationToken cancellationToken = default) => Environment.ExitCode = await engine.RunAsync(cancellationToken);
    }

    sealed class LocalBuilder : IDistributedApplicationBuilder
    {
        readonly Dictionary<string, Resource> resources = [];

        public LocalBuilder(string[] args)
        {
            Configuration.AddEnvironmentVariables().AddCommandLine(args);
            AppHostDirectory = FindProjectFolder(AppContext.BaseDirectory);
            State = new StateFolder(Path.GetDirectoryName(AppHostDirectory)!, Configuration["state"] ?? Configuration["MOCKLOOP_STATE"],
                Configuration["state-part"]);
        }

        public ConfigurationManager Configuration { get; } = new();
        public DistributedApplicationExecutionContext ExecutionContext { get; } = new();
        public string AppHostDirectory { get; }
        internal StateFolder State { get; }

        public IResourceBuilder<T> AddResource<T>(T resource) where T : Resource
        {
            if (!resources.TryAdd(resource.Name, resource))
                throw new InvalidOperationException($"There are two resources named \"{resource.Name}\".");
            return new ResourceBuilder<T>(this, resource);
        }

        public DistributedApplication Build() => new(new LocalEngine([.. resources.Values], State, EngineOptions.From(Configuration)));

        // From AppHost/bin/Debug/net10.0 up to the project, so that a moved checkout still works.
        static string FindProjectFolder(string from)
        {
            for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
                if (folder.EnumerateFiles("*.csproj").Any())
                    return folder.FullName;
            return Directory.GetCurrentDirectory();
        }
    }
}
