using Mockloop.ServiceDefaults;

namespace Mockloop.Scheduling.Loops;

/// <summary>Registers what finds other people, or another slot, for an interview.</summary>
static class AddRepairsExtensions
{
    public static void AddRepairs(this IServiceCollection services)
    {
        services.AddOptions<RepairOptions>().BindConfiguration(RepairOptions.Section)
            .Validate(o => o.Seconds is >= RepairOptions.Least and <= RepairOptions.Most,
                $"Repair:Seconds must be from {RepairOptions.Least} to {RepairOptions.Most}; leave it out for {new RepairOptions().Seconds}")
            .ValidateOnStart();
        services.AddScoped<RepairSearch>().AddScoped<BookRepair>();
        services.AddDueHandler<RepairInterview>(RepairInterview.Kind, slow: true);
    }
}
