using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Limits;
using Mockloop.Web;
using Mockloop.Web.Admin;
using Mockloop.Web.Calendars;
using Mockloop.Web.Components;
using Mockloop.Web.Data;
using Mockloop.Web.Debriefs;
using Mockloop.Web.Live;
using Mockloop.Web.SignIn;

var builder = WebApplication.CreateBuilder(args);
builder.AddHostDefaults("web");
builder.AddWebData();
builder.AddWebSignIn();
builder.AddRateLimits(PageLimits.BucketOf, PageLimits.RefuseAsync);
builder.Services.AddPlatformClient<SchedulingService.SchedulingServiceClient>("scheduling");
builder.Services.AddPlatformClient<QuestionsService.QuestionsServiceClient>("questions");
builder.Services.AddPlatformClient<RejudgeService.RejudgeServiceClient>("questions");
builder.Services.AddPlatformClient<DebriefService.DebriefServiceClient>("debrief");
builder.Services.AddPlatformClient<ReportService.ReportServiceClient>("debrief");
builder.Services.AddPlatformClient<MatchingService.MatchingServiceClient>("matching");
builder.Services.AddFailedWork();
builder.Services.AddScoped<CurrentPerson>();
builder.Services.AddScoped<Unread>();
builder.Services.AddRazorComponents();

var app = builder.Build();
if (args.Contains("--migrate"))
{
    await app.MigrateAsync<WebDb>();
    return;
}

app.UsePagePipeline();
app.MapHostDefaults();
app.MapStaticAssets().AllowAnonymous();
app.MapSignIn();
app.MapSubmissionStream();
app.MapCalendarFeed();
app.MapReportFiles();
app.MapRazorComponents<App>();
app.Run();
