using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Ratings;

public sealed class RatingCsvTests
{
    [Fact]
    public void Byte_order_mark_line_ends_quotes_empty_lines_and_any_column_order_are_read()
    {
        var table = RatingCsv.Read(new StringReader("\uFEFFscore,subject,rater,item\r\n 3.5 ,\"Doe, \"\"J\"\"\",r1,i\r\n\r\n,s2,r1,\"two\nlines\"\r\n-2,s2,r1,i"));
        table.Subjects.ShouldBe(["Doe, \"J\"", "s2"]);
        table.Items.ShouldBe(["i", "two\nlines"]);
        table.Score.ShouldBe([3.5, -2]);
        table.Line.ShouldBe([2, 6]);
        table.Missing.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("rater,subject,item\n", "'score' is missing")]
    [InlineData("rater,subject,item,score,score\n", "twice")]
    [InlineData("rater,subject,item,points\n", "'points'")]
    [InlineData("rater,subject,item,score\n", "no rating")]
    [InlineData("rater,subject,item,score\nr,s,i,\n", "all 1 scores are missing")]
    [InlineData("rater,subject,item,score\nr,s,i,1\nr,s,i2,good\n", "line 3, score: 'good'")]
    [InlineData("rater,subject,item,score\nr,s,i,NaN\n", "line 2, score: 'NaN'")]
    [InlineData("rater,subject,item,score\nr,s,i,1e300\n", "line 2, score: '1e300'")]
    [InlineData("rater,subject,item,score\nr,s,i,1,5\n", "line 2: 5 fields")]
    [InlineData("rater,subject,item,score\nr,,i,1\n", "line 2, subject: empty")]
    [InlineData("rater,subject,item,score\nr,\"s,i,1\n", "line 2, field 2: the quote is never closed")]
    public void What_cannot_be_read_is_named_with_its_line(string text, string said) =>
        Should.Throw<RatingException>(() => RatingCsv.Read(new StringReader(text))).Message.ShouldContain(said);

    [Fact]
    public void Huge_ids_and_endless_rows_are_refused_before_they_fill_the_memory()
    {
        Refused($"r,{new string('s', 100_000)},i,1").ShouldContain("line 2, field 2: longer than 200 characters");
        Refused(new string(',', 100_000)).ShouldContain("more than 32 fields");
    }

    [Fact]
    public void A_rating_given_twice_is_refused_unless_the_time_tells_them_apart()
    {
        Should.Throw<RatingException>(() => Tables.Csv("r,s,i,1\nr,s2,i,1\nr,s,i,2\n").RefuseRepeats()).Message.ShouldContain("line 4: rater 'r' rated subject 's'");
        RatingCsv.Read(new StringReader("rater,subject,item,score,time\nr,s,i,1,monday\nr,s,i,2,friday\n")).RefuseRepeats();
    }

    static string Refused(string row) => Should.Throw<RatingException>(() => Tables.Csv(row)).Message;
}
