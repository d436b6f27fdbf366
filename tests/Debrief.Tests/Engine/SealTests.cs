using Mockloop.Debrief.Engine;

namespace Mockloop.Debrief.Tests.Engine;

public sealed class SealTests
{
    static string Write(Guid card, params SignalRating[] ratings) =>
        CanonicalCard.Write(card, Guid.Empty, ratings, Recommendation.Yes, false, "", 4, "é — \"quoted\"", [], []);

    [Fact]
    public void A_seal_covers_its_content_and_nothing_else()
    {
        var seal = Seal.Of("content");
        seal.Covers("content").ShouldBeTrue();
        seal.Covers("content ").ShouldBeFalse();
        (seal with { Salt = new string('0', 32) }).Covers("content").ShouldBeFalse();
        (seal with { Salt = "not a salt" }).Covers("content").ShouldBeFalse();
    }

    [Fact]
    public void The_same_content_is_sealed_differently_each_time() =>
        Seal.Of("content").Commitment.ShouldNotBe(Seal.Of("content").Commitment);

    [Fact]
    public void The_commitment_is_the_hash_of_salt_and_content() =>
        // printf '\x00…(16)content' | sha256sum
        new Seal("00000000000000000000000000000000", "sha256:188e7285f36c05471e46938734f7d7267cc4dfb97b3bd8fc9b84b2df0a23d203").Covers("content").ShouldBeTrue();

    [Fact]
    public void The_order_of_ratings_does_not_matter_and_the_card_does()
    {
        var (a, b) = (new SignalRating("a", 3, "x"), new SignalRating("b", 2, "y"));
        var card = Guid.CreateVersion7();
        Write(card, a, b).ShouldBe(Write(card, b, a));
        Write(card, a, b).ShouldNotBe(Write(Guid.CreateVersion7(), a, b));
        Write(card, a).ShouldContain("\"summary\":\"é — \\\"quoted\\\"\"");
    }
}
