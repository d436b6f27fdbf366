using System.Text;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine;

public sealed class HeadAndTailTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcdefgh", "abcdefgh")]
    [InlineData("abcdefghij", "abcd\n… 2 bytes left out …\nghij")]
    [InlineData("abcdefghijklmnop", "abcd\n… 8 bytes left out …\nmnop")]
    public void Beginning_and_end_are_kept(string written, string kept)
    {
        using var whole = new HeadAndTail(4);
        whole.Write(Encoding.UTF8.GetBytes(written));
        whole.Text.ShouldBe(kept);

        using var piecemeal = new HeadAndTail(4);
        foreach (var c in written)
            piecemeal.Write([(byte)c]);
        piecemeal.Text.ShouldBe(kept);
    }
}
