// The architecture of Mockloop: who there is, who owns what, who talks to whom.
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost;

var options = LaunchOptions.Parse(args);
var builder = DistributedApplication.CreateBuilder([.. options.EngineArguments]);
builder.AddDeployment();

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq");

var webSecret = builder.AddSecret("web-secret");
var servicesSecret = builder.AddSecret("services-secret");
var gradingSecret = builder.AddSecret("grading-secret");

// Four services, each with a database of its own. Their one-shot runs bring schema and queues up to date.
var migrations = new List<IResourceBuilder<ProjectResource>>();
const string Scheduling = "../src/Scheduling/Scheduling.csproj", Questions = "../src/Questions/Questions.csproj",
    Matching = "../src/Matching/Matching.csproj", Debrief = "../src/Debrief/Debrief.csproj";
var scheduling = builder.AddService("scheduling", Scheduling).Owns(postgres, Scheduling, rabbitmq, migrations);
var questions = builder.AddService("questions", Questions).Owns(postgres, Questions, rabbitmq, migrations);
var matching = builder.AddService("matching", Matching).Owns(postgres, Matching, rabbitmq, migrations);
var debrief = builder.AddService("debrief", Debrief).Owns(postgres, Debrief, rabbitmq, migrations);
IResourceBuilder<ProjectResource>[] services = [scheduling, questions, matching, debrief];

// The page keeps sign-in sessions and keys, nothing else.
const string Web = "../src/Web/Web.csproj", Identity = "../src/Identity/Identity.csproj";
var web = builder.AddProject("web", Web)
    .WithHttpEndpoint(name: "http").WithHttpHealthCheck("/health", endpointName: "http").WithExternalHttpEndpoints()
    .Owns(postgres, Web);

var page = builder.AddPublicAddress("web-url", "https://mockloop.example").Or(web.GetEndpoint("http"));

// Sign-in: Keycloak where containers run or a distribution is at hand, else a stand-in with the same realm and paths.
var signIn = builder.AddPublicAddress("sign-in-url", "https://sign-in.mockloop.example");
var identity = options.Keycloak || builder.ExecutionContext.IsPublishMode ? AddKeycloak() : AddIdentity();
var realm = signIn.Or(identity.GetEndpoint("http"));

// Who calls whom by gRPC.
scheduling.Calls(matching, questions).WithReplicas(options.Replicas).WithEnvironment("Page__Url", page).SendsMail();
questions.Calls(scheduling).WithReplicas(options.Replicas);
matching.Calls(scheduling, questions).WithReplicas(options.Replicas);
debrief.Calls(scheduling, questions).WithReplicas(options.Replicas);
web.Calls(services).WithReplicas(options.Replicas).Trusts(realm, resource: "web").WithEnvironment("Keycloak__credentials__secret", webSecret).PlaysDemo(options);
foreach (var service in services)
    service.StartsAfter(migrations).Trusts(realm).ActsAs("services", servicesSecret).PlaysDemo(options);

// Grading workers keep nothing: they lease work from Questions and are woken by its events.
if (options.Workers > 0)
    builder.AddService("grading", "../src/Grading/Grading.csproj").WithReplicas(options.Workers)
        .OnBus(rabbitmq).Calls(questions).Trusts(realm).ActsAs("grading", gradingSecret).PlaysDemo(options);

// The demo: members played through the public API.
if (options.Plays)
{
    var simulator = builder.AddProject("simulator", "../src/Simulator/Simulator.csproj")
        .WithArgs(options.SimulatorArguments).Calls(services).Trusts(realm).WaitFor(identity);
    foreach (var service in services)
        simulator.WaitFor(service);
}

builder.Build().Run();

IResourceBuilder<IResourceWithEndpoints> AddKeycloak()
{
    var keycloak = builder.AddKeycloak("identity")
        .WithEnvironment("CLIENT_WEB_URL", page)
        .WithEnvironment("CLIENT_WEB_SECRET", webSecret)
        .WithEnvironment("CLIENT_SERVICES_SECRET", servicesSecret)
        .WithEnvironment("CLIENT_GRADING_SECRET", gradingSecret);
    if (signIn is not null)
        // Published it runs in production mode, behind whatever ends TLS, and answers under one name to all.
        keycloak.WithEnvironment("KC_HOSTNAME", signIn).WithEnvironment("KC_HTTP_ENABLED", "true").WithEnvironment("KC_PROXY_HEADERS", "xforwarded");
    // Kubernetes' publisher refuses bind mounts: there the realm comes by a Job of deploy/kubernetes.
    return builder.Target() == DeploymentTarget.Kubernetes ? keycloak : keycloak.WithRealmImport(RealmFile.For(options.Demo, builder.AppHostDirectory));
}

IResourceBuilder<IResourceWithEndpoints> AddIdentity()
{
    var standIn = builder.AddProject("identity", Identity)
        .WithHttpEndpoint(name: "http").WithHttpHealthCheck("/health", endpointName: "http")
        .Owns(postgres, Identity).WithReplicas(options.Replicas)
        .WithEnvironment("Clients__web__Secret", webSecret)
        .WithEnvironment("Clients__web__RedirectUris", ReferenceExpression.Create($"{page}/signin-oidc"))
        .WithEnvironment("Clients__services__Secret", servicesSecret)
        .WithEnvironment("Clients__grading__Secret", gradingSecret)
        .WithEnvironment("Bootstrap__AdminPassword", builder.AddSecret("admin-password"))
        .WithEnvironment("Registration__Enabled", "true")
        // It listens on loopback and sends no mail: without this nobody who signs up here could accept an invitation.
        .WithEnvironment("Registration__TrustAddresses", "true")
        .WithEnvironment("Demo__RealmFile", Path.GetFullPath("../deploy/keycloak/realm-demo.json", builder.AppHostDirectory));
    standIn.PlaysDemo(options);
    return standIn;
}
