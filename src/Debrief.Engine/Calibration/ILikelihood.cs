namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>What is maximised.</summary>
interface ILikelihood
{
    /// <summary>Fills in gradient and information at the measures, and gives the log-likelihood.</summary>
    double Evaluate(Parameters at, NormalEquations into);

    /// <summary>The Newton step from there: how far each measure is to move.</summary>
    Parameters Direction(Parameters at, NormalEquations equations, SharedSolver solver);

    /// <summary>The measures moved along a direction by a share of it.</summary>
    Parameters Moved(Parameters from, Parameters direction, double share);

    /// <summary>Prepares for another round; true when the log-likelihood has to be evaluated anew for it.</summary>
    bool Prepare(Parameters at, NormalEquations equations);
}
