namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>Copies a pipe until it ends or has brought more than allowed; then closes it, which the writer feels.</summary>
sealed class CappedPipe(Stream pipe, Stream target, long limit)
{
    /// <summary>More came than allowed.</summary>
    public bool Overflowed { get; private set; }

    public async Task DrainAsync()
    {
        var buffer = new byte[64 << 10];
        long total = 0;
        while (await pipe.ReadAsync(buffer) is > 0 and var read)
        {
            var fits = (int)Math.Min(read, limit - total);
            await target.WriteAsync(buffer.AsMemory(0, fits));
            total += read;
            if (total <= limit)
                continue;
            Overflowed = true;
            pipe.Close();
            return;
        }
    }
}
