using Bot.Api.ResidentActs;
using Bot.Dialogs;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Tracking;

namespace Bot.Api.My.Asking;

/// <summary>Questions answered from the city's documents, as in the chat.</summary>
public sealed class Questioning(ActPipeline pipeline)
{
    /// <summary>Characters of a question.</summary>
    public const int QuestionLength = 200;

    /// <summary>Answers shown at once.</summary>
    private const int Most = 3;

    public Task<IReadOnlyList<Passage>> AnswersAsync(ResidentCaller who, string question, CancellationToken cancellation) =>
        pipeline.LookAsync<IReadOnlyList<Passage>>(who, scene => [.. Questions.Answers(Plain.Clean(question), scene.Guide).Take(Most)], cancellation);
}
