namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>Levels of measurement, and how far apart two scores are at each.</summary>
static class ScoreLevel
{
    /// <summary>Squared distances between all pairs of scores. The ordinal one depends on how often each score is given.</summary>
    /// <param name="level">nominal, ordinal, interval or ratio.</param>
    /// <param name="scores">The distinct scores, ascending.</param>
    /// <param name="given">How often each was given.</param>
    /// <param name="distances">Filled: row by row, <c>scores.Length</c> squared.</param>
    public static void Fill(string level, double[] scores, double[] given, double[] distances)
    {
        for (int a = 0; a < scores.Length; a++)
        {
            double between = given[a];
            for (int b = a + 1; b < scores.Length; b++)
            {
                between += given[b];
                double distance = level switch
                {
                    "nominal" => 1,
                    "ordinal" => between - (given[a] + given[b]) / 2,
                    "interval" => scores[b] - scores[a],
                    _ => (scores[b] - scores[a]) / (scores[b] + scores[a]),
                };
                distances[a * scores.Length + b] = distances[b * scores.Length + a] = distance * distance;
            }
        }
    }
}
