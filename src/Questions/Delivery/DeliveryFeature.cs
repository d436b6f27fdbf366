namespace Mockloop.Questions.Delivery;

/// <summary>Registers questions, hints and answers.</summary>
static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddScoped<AssignQuestion>().AddScoped<AssignedQuestion>()
        .AddScoped<GetQuestion>().AddScoped<TakeHint>().AddScoped<SubmitAnswer>();
}
