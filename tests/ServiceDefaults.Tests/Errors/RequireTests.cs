using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tests.Hosting;
using NodaTime;
using NodaTime.Text;

namespace Mockloop.ServiceDefaults.Tests.Errors;

public sealed class RequireTests
{
    [Fact]
    public void Text_is_trimmed_and_measured()
    {
        Require.Length(" Ada ", 1, 3, "name").ShouldBe("Ada");
        Message(() => Require.Length("Adam", 1, 3, "name")).ShouldBe("name: 'Adam' must have 1 to 3 characters and has 4; shorten it");
        Message(() => Require.Length("  ", 1, 3, "name")).ShouldContain("fill it in");
        Message(() => Require.Length(null, 1, 3, "name")).ShouldContain("(empty)");
        Message(() => Require.Length("A\0a", 1, 3, "name")).ShouldContain("U+0000");
    }

    // Errors travel in the headers of gRPC, which a client reads up to 64 KiB.
    [Fact]
    public void Thousands_of_violations_are_told_as_the_first_ones_and_a_number()
    {
        var refusal = DomainException.Invalid([.. Enumerable.Range(0, 3_000).Select(i => DomainException.Violation($"ratings[{i}].score", 9, "must be from 1 to 4"))]);

        refusal.Violations.Count.ShouldBe(10);
        refusal.Message.ShouldEndWith("; and 2990 more");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(0, false)]
    [InlineData(11, false)]
    public void Both_ends_of_a_range_belong_to_it(int value, bool good)
    {
        if (good)
            Require.Range(value, 1, 10, "size").ShouldBe(value);
        else
            Message(() => Require.Range(value, 1, 10, "size")).ShouldContain($"size: '{value}' must be from 1 to 10");
    }

    [Fact]
    public void A_number_that_is_none_is_out_of_range() =>
        Message(() => Require.Range(double.NaN, 0, 1, "score")).ShouldContain("score");

    [Fact]
    public void Unspecified_and_unknown_enum_values_are_refused()
    {
        Require.Known(Colour.Red, "colour").ShouldBe(Colour.Red);
        Message(() => Require.Known(Colour.Unspecified, "colour")).ShouldContain("Red");
        Message(() => Require.Known((Colour)7, "colour")).ShouldContain("'7'");
    }

    [Fact]
    public void Ids_are_parsed_or_named()
    {
        var id = Guid.CreateVersion7();
        Ids.Parse(id.ToString(), "loop_id").ShouldBe(id);
        foreach (var bad in new[] { "", "7", Guid.Empty.ToString(), id.ToString("N") })
            Message(() => Ids.Parse(bad, "loop_id")).ShouldStartWith("loop_id: ");
        Ids.ParseOptional("", "loop_id").ShouldBeNull();
    }

    [Fact]
    public void A_long_value_is_shortened() =>
        Message(() => Require.That(false, "code", new string('x', 5000), "is no code")).Length.ShouldBeLessThan(150);

    [Theory]
    [InlineData("2026-03-01T09:00:00.123456789Z")]
    [InlineData("1969-12-31T23:59:59.999999999Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Instants_survive_protobuf(string text)
    {
        var instant = InstantPattern.ExtendedIso.Parse(text).Value;
        instant.ToTimestamp().ToInstant().ShouldBe(instant);
        instant.ToTimestamp().ToDateTime().ShouldBe(instant.ToDateTimeUtc());
    }

    [Fact]
    public void A_time_out_of_range_is_named()
    {
        Message(() => new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = long.MaxValue }.ToInstant("from")).ShouldStartWith("from: ");
        Message(() => default(Google.Protobuf.WellKnownTypes.Timestamp).ToInstant("from")).ShouldContain("missing");
    }

    [Fact]
    public void Durations_survive_protobuf()
    {
        var duration = Duration.FromHours(-1) - Duration.FromNanoseconds(5);
        duration.ToProto().ToNodaDuration().ShouldBe(duration);
        duration.ToProto().ToTimeSpan().ShouldBe(TimeSpan.FromHours(-1));
    }

    static string Message(Action check)
    {
        var error = Should.Throw<DomainException>(check);
        error.Kind.ShouldBe(ErrorKind.Invalid);
        return error.Message;
    }

    static string Message<T>(Func<T> check) => Message(() => { check(); });
}
