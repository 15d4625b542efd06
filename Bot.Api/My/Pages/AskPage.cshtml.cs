using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/ask</c>: a question answered from the city's documents with the source; what they do not say goes to a person.</summary>
public sealed class AskPage(Bot.Api.ResidentActs.Asking asking, TimeProvider clock) : MyPage(clock)
{
    /// <summary>Characters of a question.</summary>
    public const int QuestionLength = 200;

    public string Question { get; private set; } = "";

    public IReadOnlyList<PassageView> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken cancellation)
    {
        Question = (q ?? "").Trim();
        if (q is null)
        {
            return Page();
        }

        if (Fault() is { } fault)
        {
            return Again(fault);
        }

        var answered = await asking.AskAsync(Visit.Caller, null, new InquiryRequest(Question), cancellation);
        if (!answered.IsDone)
        {
            return Again(answered.Refusal with { Field = "q" }, "q");
        }

        Answers = answered.Answer.Answers;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? q, string? once, CancellationToken cancellation)
    {
        Question = (q ?? "").Trim();
        if ((Fault() ?? (OnceKey.IsValid(once) ? null : new FieldError(FieldError.Form, "这一页不完整，再点一次就好。"))) is { } fault)
        {
            return Again(fault);
        }

        var asked = await asking.AskAsync(Visit.Caller, once, new InquiryRequest(Question, Ask: true), cancellation);
        return asked.IsDone
            ? Go(MyRoutes.Intake(asked.Answer.Number!), $"转过去了，编号 {asked.Answer.Number}，会有专人答复您。")
            : Again(asked.Refusal.Field is "question" or "text" ? asked.Refusal with { Field = "q" } : asked.Refusal, "q");
    }

    private FieldError? Fault() => Question.Length switch
    {
        0 => new FieldError("q", "请写下想问的。"),
        > QuestionLength => new FieldError("q", $"最多写 {QuestionLength} 个字，现在有 {Question.Length} 个。"),
        _ => null,
    };
}
