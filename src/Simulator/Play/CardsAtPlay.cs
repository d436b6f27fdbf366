using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Debrief;
using Mockloop.Simulator.Cast;
using Mockloop.Simulator.Platform;

namespace Mockloop.Simulator.Play;

/// <summary>Reviewers fill in their cards from what was handed in; candidates rate themselves and their interviewers.</summary>
sealed class CardsAtPlay(CohortAtPlay cohort)
{
    readonly HashSet<(string Interview, string Interviewer)> rated = [];

    /// <summary>How many cards and ratings were handed in.</summary>
    internal async Task<int> ActAsync(CancellationToken stop)
    {
        var acted = 0;
        foreach (var member in cohort.Members)
        {
            var cards = (await new ListMyCardsRequest().AllAsync(r => member.Debrief.ListMyCardsAsync(r, cancellationToken: stop))).Cards
                .Where(c => c.CohortId == cohort.Id).ToList();
            foreach (var card in cards.Where(c => c.State == CardState.Due))
            {
                await FillAsync(member, card, stop);
                acted++;
            }
        }

        return acted + await RateAsync(stop);
    }

    async Task FillAsync(Actor author, Card card, CancellationToken stop)
    {
        var stage = cohort.Stage(card.StageId);
        var question = await author.Questions.GetQuestionAsync(new() { InterviewId = card.InterviewId }, cancellationToken: stop);
        var content = Reviewer.Card(stage, question, cohort.Dice(card.StageId, card.CandidateId, author.PersonId));
        if (card.Kind == CardKind.Self)
        {
            content.JudgmentFlag = false;
            content.FlagReason = "";
            content.Summary = "How I saw it myself.";
        }

        await author.Debrief.SaveCardAsync(new() { CardId = card.CardId, Content = content }, cancellationToken: stop);
        await author.Debrief.SubmitCardAsync(new() { CardId = card.CardId, Content = content }, cancellationToken: stop);
    }

    async Task<int> RateAsync(CancellationToken stop)
    {
        var acted = 0;
        var all = await new ListByCohortRequest { CohortId = cohort.Id }.AllAsync(r => cohort.Organizer.Debrief.ListByCohortAsync(r, cancellationToken: stop));
        foreach (var debrief in all.Debriefs.Where(d => d.Revealed))
            foreach (var card in debrief.Cards.Where(c => c.Kind == CardKind.Interviewer && rated.Add((debrief.InterviewId, c.AuthorId))))
            {
                var dice = cohort.Dice(debrief.StageId, debrief.CandidateId, card.AuthorId);
                await RateAsync(cohort.ByPerson(debrief.CandidateId), new()
                {
                    InterviewId = debrief.InterviewId,
                    InterviewerId = card.AuthorId,
                    Clarity = dice.Next(3, 6),
                    Fairness = dice.Next(3, 6),
                    Preparedness = dice.Next(3, 6),
                }, stop);
                acted++;
            }

        return acted;
    }

    static async Task RateAsync(Actor candidate, RateInterviewerRequest rating, CancellationToken stop)
    {
        try
        {
            await candidate.Debrief.RateInterviewerAsync(rating, cancellationToken: stop);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Rated before an answer was lost.
        }
    }
}
