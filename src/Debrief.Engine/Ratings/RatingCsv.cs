using System.Globalization;
using System.Text;

namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>Reads ratings with the header <c>rater,subject,item,score</c>, in any order, and optionally <c>time</c>. An empty score is missing.</summary>
public static class RatingCsv
{
    /// <summary>Rows that are read at most.</summary>
    public const int MostRows = 20_000_000;

    static readonly string[] Columns = ["rater", "subject", "item", "score", "time"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="RatingException">With the line, the field, the value and what is allowed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RatingTable ReadFile(string path)
    {
        using var text = new StreamReader(path, Encoding.UTF8, true, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        return Read(text);
    }

    /// <inheritdoc cref="ReadFile"/>
    public static RatingTable Read(TextReader text)
    {
        var reader = new CsvReader(text);
        int[] place = Header(reader);
        var columns = new RatingColumns(withTime: place[4] >= 0);
        int fields = reader.Fields;
        while (reader.Read())
        {
            if (reader.Fields != fields)
                throw new RatingException($"line {reader.Line}: {reader.Fields} fields, but the header has {fields}; put ids with commas in quotes.");
            if (columns.Count + columns.Missing == MostRows)
                throw new RatingException($"line {reader.Line}: more than {MostRows:N0} rows; split the file.");
            columns.Add(
                Id(reader, place, 0), Id(reader, place, 1), Id(reader, place, 2), place[4] < 0 ? default : Id(reader, place, 4), Score(reader, place[3]), reader.Line);
        }
        if (columns.Count == 0)
            throw new RatingException($"no rating: {(columns.Missing == 0 ? "there are no rows after the header" : $"all {columns.Missing} scores are missing")}.");
        return columns.ToTable();
    }

    static int[] Header(CsvReader reader)
    {
        if (!reader.Read())
            throw new RatingException("line 1: the file is empty; expected the header rater,subject,item,score.");
        int[] place = [-1, -1, -1, -1, -1];
        for (int field = 0; field < reader.Fields; field++)
        {
            string name = reader[field].Trim().TrimStart('\uFEFF').ToString();
            int column = Array.IndexOf(Columns, name);
            if (column < 0 || place[column] >= 0)
                throw new RatingException($"line 1, field {field + 1}: '{name}' {(column < 0 ? "is no known column" : "appears twice")}; expected rater,subject,item,score and possibly time.");
            place[column] = field;
        }
        if (Array.IndexOf(place, -1, 0, 4) is >= 0 and var missing)
            throw new RatingException($"line 1: the column '{Columns[missing]}' is missing; expected rater,subject,item,score and possibly time.");
        return place;
    }

    static ReadOnlySpan<char> Id(CsvReader reader, int[] place, int column)
    {
        var id = reader[place[column]].Trim();
        return id.Length > 0 ? id : throw new RatingException($"line {reader.Line}, {Columns[column]}: empty; give an id of 1 to {CsvReader.LongestField} characters.");
    }

    static double Score(CsvReader reader, int field)
    {
        var text = reader[field].Trim();
        if (text.Length == 0)
            return double.NaN;
        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
            return text[0] - '0';
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) && Math.Abs(score) <= 1e9)
            return score;
        throw new RatingException($"line {reader.Line}, score: '{text}' is no number from -1,000,000,000 to 1,000,000,000; write it as 3 or 3.5, and leave it empty if it is missing.");
    }
}
