using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>A device is taken for what it answers.</summary>
public sealed class SelectionTests(OpenClFixture fixture) : IClassFixture<OpenClFixture>
{
    [Fact]
    public void A_right_device_passes_the_self_test()
    {
        using var simd = new SimdDevice();
        KnownAnswers.Differ(simd).ShouldBeNull();
    }

    [Theory]
    [InlineData(Lie.Generates, "it generates other data (token-shards, stream 0)")]
    [InlineData(Lie.GeneratesPairs, "it generates other data (model-registry, stream 1)")]
    [InlineData(Lie.FindsNothing, "it misses a planted fault (token-shards)")]
    [InlineData(Lie.FindsTooMuch, "it finds a fault where there is none (token-shards)")]
    [InlineData(Lie.Hashes, "its hashes differ (token-shards)")]
    [InlineData(Lie.Components, "it finds other components")]
    public void A_device_that_is_wrong_in_one_thing_is_found_out(Lie lie, string words)
    {
        using var device = new LyingDevice(lie);
        KnownAnswers.Differ(device).ShouldBe(words);
    }

    [Fact]
    public void The_first_choice_of_this_machine_says_what_it_is()
    {
        using var devices = new DataDevices(new DeviceOptions());
        using var device = devices.Open();
        device.Used.Kind.ShouldBeOneOf("Gpu", "OpenCl");
        device.Used.Name.ShouldNotBeEmpty();
        device.Used.Fallback.ShouldBeNull();
    }

    [Fact]
    public void Where_a_GPU_is_wanted_and_there_is_none_the_others_are_named()
    {
        using var devices = new DataDevices(new DeviceOptions { Choice = DeviceChoice.Gpu });
        using var device = devices.Open();
        Assert.SkipWhen(device.Used.Kind == "Gpu", "there is a GPU");
        using var other = fixture.Open();
        device.Used.Kind.ShouldBe("Simd");
        device.Used.Fallback.ShouldBe($"no GPU among the OpenCL devices ({other.Used.Name})");
    }

    [Fact]
    [Trait("needs", "GPU")]
    public void A_GPU_comes_before_other_devices()
    {
        using var only = new DataDevices(new DeviceOptions { Choice = DeviceChoice.Gpu });
        using var gpu = only.Open();
        Assert.SkipUnless(gpu.Used.Kind == "Gpu", $"needs a GPU: {gpu.Used.Fallback}");
        using var all = new DataDevices(new DeviceOptions());
        using var first = all.Open();
        first.Used.ShouldBe(gpu.Used);
    }

    [Theory]
    [InlineData(DeviceChoice.Simd, "Simd")]
    [InlineData(DeviceChoice.Scalar, "Scalar")]
    public void What_is_asked_for_in_this_process_starts_no_other(DeviceChoice choice, string kind)
    {
        using var devices = new DataDevices(new DeviceOptions { Choice = choice });
        using var device = devices.Open();
        device.Used.Kind.ShouldBe(kind);
        device.Used.Fallback.ShouldBeNull();
        devices.ProcessId.ShouldBeNull();
    }

    [Fact]
    public void A_choice_is_read_by_its_name()
    {
        string?[] names = [null, "", "auto", "gpu", "opencl", "simd", "scalar"];
        names.Select(DeviceOptions.ChoiceOf).ShouldBe(
            [DeviceChoice.Auto, DeviceChoice.Auto, DeviceChoice.Auto, DeviceChoice.Gpu, DeviceChoice.OpenCl, DeviceChoice.Simd, DeviceChoice.Scalar]);
        Should.Throw<ArgumentException>(() => DeviceOptions.ChoiceOf("cuda")).Message.ShouldContain("auto, gpu, opencl, simd or scalar");
    }

    /// <summary>What a <see cref="LyingDevice"/> gets wrong.</summary>
    public enum Lie
    {
        Generates, GeneratesPairs, FindsNothing, FindsTooMuch, Hashes, Components,
    }

    sealed class LyingDevice(Lie lie) : IDataDevice
    {
        readonly ScalarDevice honest = new();

        public DeviceUsed Used => honest.Used;

        public DeviceBuffer Allocate(int words) => honest.Allocate(words);

        public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows)
        {
            honest.Generate(spec, stream, from, into, rows);
            if (lie == Lie.Generates || (lie == Lie.GeneratesPairs && stream == 1))
                into.Words[^1]++;
        }

        public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows) =>
            lie == Lie.FindsNothing ? -1 : lie == Lie.FindsTooMuch ? 0 : honest.Compare(spec, from, output, rows);

        public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret)
        {
            var digest = honest.Digest(spec, from, output, rows, secret);
            return lie == Lie.Hashes ? digest with { Expected = digest.Written } : digest;
        }

        public void Components(DataSpec spec, Span<uint> labels)
        {
            honest.Components(spec, labels);
            if (lie == Lie.Components)
                labels[^1] = (uint)labels.Length - 1;
        }

        public void Dispose() => honest.Dispose();
    }
}
