using System.Diagnostics.CodeAnalysis;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.ResidentActs;

/// <summary>Why something was not done: for JSON a problem, for a page its <paramref name="Detail"/> beside the field.</summary>
/// <param name="Status">As in HTTP: 404 not theirs, 409 not now, 422 something is wrong with it, 429 too much.</param>
/// <param name="Type">A stable name.</param>
/// <param name="Title">In a few words, Chinese.</param>
/// <param name="Detail">What to do about it, Chinese.</param>
/// <param name="Field">The field at fault, when one is.</param>
public sealed record ActRefusal(int Status, string Type, string Title, string Detail, string? Field = null)
{
    /// <summary>Further members, such as <c>allowed</c> or <c>candidates</c>.</summary>
    public IDictionary<string, object?>? More { get; init; }

    public ProblemHttpResult ToProblem() => Problems.Of(Status, Type, Title, Detail, Field, More);
}

/// <summary>What came of an act: an answer or a refusal.</summary>
public sealed class ActResult<T>
    where T : class
{
    private ActResult(T? answer, ActRefusal? refusal) => (Answer, Refusal) = (answer, refusal);

    public T? Answer { get; }

    public ActRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Answer))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    public static implicit operator ActResult<T>(T answer) => new(answer, null);

    public static implicit operator ActResult<T>(ActRefusal refusal) => new(null, refusal);
}

/// <summary>Leaves a transaction with the reason; all it wrote is undone.</summary>
public sealed class ActRefusedException(ActRefusal refusal) : Exception(refusal.Type)
{
    public ActRefusal Refusal { get; } = refusal;
}
