using Bot.Data.Intakes;

namespace Bot.Api.Handling.Identity;

/// <summary>A grid worker as WeCom and the grid directory know them.</summary>
public sealed record Worker(string UserId, string Name, string? Title)
{
    /// <summary>The department that they act for; null for everybody else.</summary>
    public string? Department { get; init; }

    public Actor Actor => new(ActorRole.GridWorker, Name, UserId, Title);
}

/// <summary>Somebody who may see one intake and act on it, by one link; <paramref name="Base"/> is what this bot's paths begin with.</summary>
public sealed record WorkerVisit(string Token, Intake Intake, Worker Worker, string Base)
{
    /// <summary>Within the bot.</summary>
    public string Path => "/w/" + Token;

    /// <summary>As the browser asks for it.</summary>
    public string Address => Base + Path;
}

/// <summary>What the door answered: come in, or a page, or an address to go to first.</summary>
public readonly record struct Entry(WorkerVisit? Visit, WorkerPlainPage? Page = null, Uri? Elsewhere = null);
