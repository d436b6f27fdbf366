using Mockloop.Debrief.Engine;

namespace Mockloop.Debrief.Tests.Engine;

public sealed class SealCheckTests
{
    static StoredVersion Version(int number, string text, string? now = null) => new(number, Seal.Of(text), text, now ?? text);

    [Fact]
    public void What_was_not_changed_holds_in_all_versions()
    {
        var check = SealCheck.Of([Version(1, "one"), Version(2, "two")], "");
        check.Holds.ShouldBeTrue(check.Problem);
        check.Versions.ShouldAllBe(v => v.Holds && v.Computed == v.Commitment);
    }

    [Fact]
    public void A_changed_version_is_named()
    {
        var check = SealCheck.Of([Version(1, "one"), Version(2, "two", now: "three")], "");
        check.Holds.ShouldBeFalse();
        check.Problem.ShouldStartWith("Version 2 is not what");
        check.Versions.Select(v => v.Holds).ShouldBe([true, false]);
    }

    [Fact]
    public void Who_changes_text_and_content_alike_is_found_by_the_hash()
    {
        var seal = Seal.Of("one");
        SealCheck.Of([new(1, seal, "two", "two")], "").Holds.ShouldBeFalse();
    }

    [Fact]
    public void Who_exchanges_the_hash_too_is_found_by_who_noted_it()
    {
        var noted = Seal.Of("one").Commitment;
        SealCheck.Of([Version(1, "two")], noted).Problem.ShouldContain("you noted");
        var kept = Version(1, "one");
        SealCheck.Of([kept], kept.Seal.Commitment).Holds.ShouldBeTrue();
    }

    [Fact]
    public void A_card_whose_words_are_erased_says_so() =>
        SealCheck.Of([new(1, new Seal("", "sha256:0"), "", "now")], "").Problem.ShouldContain("forgotten");
}
