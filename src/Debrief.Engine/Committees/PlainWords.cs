namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Words that join and order what is said and carry no fact of their own; denials and verdicts are not among them.</summary>
static class PlainWords
{
    static readonly HashSet<string> Words =
    [
        .. """
        a an as at by do he i if in is it me my of on or she so to up us we
        about above according after again against all also although among and another any are around because been before being below
        between both but can card cards case clearly come comes considering counts did does done down during each either else even every
        evidence first for from further gave given gives had has have having hence here how however instead into its itself just last least
        less like likewise makes many might more moreover most much must nevertheless next note noted notes once one only other others our
        out over overall own packet point points puts quite rather reads really reason reviewer reviewers said same say says second see
        seen shows shown side since some something stand stands still such suggests supports take taken takes than that the their them then there
        therefore these they thing things this those though through thus together too toward towards under until upon very was way
        weigh weighs well were what when where whether which while who whole whose why will with within words would writes wrote yet you
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static bool Has(string word) => Words.Contains(word);
}
