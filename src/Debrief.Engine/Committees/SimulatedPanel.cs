namespace Mockloop.Debrief.Engine.Committees;

/// <summary>
/// The simulated panelists of one committee. All they say is made from the packet and quotes it; the seed only chooses between
/// things of about equal weight and between turns of phrase, so the same packet, stances and seed give the same words. They do
/// not change their minds: nothing that is said in the room adds to the packet.
/// </summary>
/// <param name="stances">By the chair's role; a chair without one is neutral.</param>
/// <param name="seed">Any number that stays the same for this committee.</param>
public sealed class SimulatedPanel(IReadOnlyList<PacketStage> packet, IReadOnlyDictionary<string, PanelistStance> stances, int seed)
{
    /// <summary>What the panel argues from.</summary>
    public IReadOnlyList<PacketStage> Packet => packet;

    /// <summary>The vote from a chair.</summary>
    public SimulatedVote Vote(string role) => SimulatedPanelist.Vote(packet, StanceOf(role));

    /// <summary>What a chair says in a round; may be nothing.</summary>
    /// <param name="said">What stands unstruck so far.</param>
    public IReadOnlyList<Draft> Speak(string role, CommitteePhase round, IReadOnlyList<Statement> said)
    {
        var voice = new PanelistVoice(packet, StanceOf(role), Dice.For(seed, role, round.ToString()));
        return round switch
        {
            CommitteePhase.Evidence => voice.Evidence(),
            CommitteePhase.Questions => voice.Questions(),
            CommitteePhase.Pushback => voice.Pushback([.. said.Where(s => s.Role != role)]),
            _ => [],
        };
    }

    PanelistStance StanceOf(string role) => stances.GetValueOrDefault(role, PanelistStance.Neutral);
}
