using Bot.Data.Intakes;

namespace Bot.Api.Handling.Identity;

/// <summary>A grid worker as WeCom and the grid directory know them.</summary>
public sealed record Worker(string UserId, string Name, string? Title)
{
    /// <summary>The department that they act for; null for everybody else.</summary>
    public string? Department { get; init; }

    public Actor Actor => new(ActorRole.GridWorker, Name, UserId, Title);
}

/// <summary>Somebody who may see one intake and act on it, by one link.</summary>
public sealed record WorkerVisit(string Token, Intake Intake, Worker Worker)
{
    public string Address => "/w/" + Token;
}

/// <summary>What the door answered: come in, or a page, or an address to go to first.</summary>
public readonly record struct Entry(WorkerVisit? Visit, PlainPage? Page = null, Uri? Elsewhere = null);
