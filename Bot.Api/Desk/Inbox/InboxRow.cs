using Bot.Api.Desk.Shell;
using Bot.Api.Handling;
using Bot.Data.Intakes;
using Bot.Data.People;

namespace Bot.Api.Desk.Inbox;

/// <summary>An intake in a list, for the partial <c>/Desk/Inbox/Row.cshtml</c> inside a table body.</summary>
/// <param name="Intake">Which.</param>
/// <param name="Item">What the place calls its item.</param>
/// <param name="Now">What is late is judged by it.</param>
/// <param name="HasPick">With a box to pick it.</param>
public sealed record InboxRow(Intake Intake, string Item, DateTimeOffset Now, bool HasPick = false)
{
    /// <summary>Characters of the words shown in a list.</summary>
    public const int Excerpt = 60;

    /// <summary>Of an item that the desk corrected, what it was and who changed it; null of any other.</summary>
    public string? ItemWas { get; init; }

    /// <summary>The resident's words, masked and cut.</summary>
    public string Words => Masking.Mask(Intake.Text.ReplaceLineEndings(" ")) is var words && words.Length > Excerpt ? words[..Excerpt] + "…" : Masking.Mask(Intake.Text.ReplaceLineEndings(" "));

    public bool IsLate => !Intake.Status.IsFinal() && Intake.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified) && Intake.Due < Now;

    public string Left => Intake.Status.IsFinal() || Intake.Status is IntakeStatus.Resolved or IntakeStatus.Verified ? "" : HandlingWords.Left(Intake.Due, Now);

    public IEnumerable<Badge> Badges => BadgesOf(Intake, Now);

    public static IEnumerable<Badge> BadgesOf(Intake intake, DateTimeOffset now)
    {
        if (intake.Urgent)
        {
            yield return new Badge("紧急", "bad");
        }

        if (intake.Confidential)
        {
            yield return new Badge("保密", "warn");
        }

        if (intake.AboutWorker)
        {
            yield return new Badge("投诉网格员", "warn");
        }

        if (intake.Rating <= 2 && !intake.Status.IsFinal())
        {
            yield return new Badge("不满意", "bad");
        }

        if (intake.Urges > 0)
        {
            yield return new Badge($"催办 {intake.Urges} 次", "warn");
        }
    }
}
