using Bot.Api.My.Reporting;
using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Dialogs;
using Bot.Dialogs.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.My.Pages;

/// <summary>
/// <c>/my/report</c>: own words, then what was understood of them, then it is filed. Nothing is kept between the two pages but the
/// photos; all else travels with the form.
/// </summary>
public sealed class ReportPage(PagePhotos photos, ReadBack reader, FileReport reports, HomeActs homes, TimeProvider clock) : MyPage(clock)
{
    private const string Offered = "instead:";

    public ReportFields Filled { get; private set; } = new();

    /// <summary>What it was understood as, when it is shown to be confirmed.</summary>
    public Understood? Read { get; private set; }

    public GridNoticeView? Home { get; private set; }

    public string? Emergency => Read?.Emergency;

    /// <summary>Chose to report by themselves although a neighbour reported the same; what was chosen stays when the page comes again.</summary>
    public bool WantsAlone => Request.HasFormContentType && Request.Form.TryGetValue("join", out var said) && said.ToString().Length == 0;

    public OutOfScope? Instead => Read?.Elsewhere;

    public IReadOnlyList<PlaceView> Places => Read?.Places ?? [];

    public bool HasExtras => Filled.Phone.Length > 0 || Filled.OnBehalfOf.Length > 0 || Filled.Confidential || Error?.Field is "phone" or "onBehalfOf";

    public string KindName => ReportWords.KindName(Read!.Draft!.Kind);

    public string DueText => Talk.By(Read!.Promise!.Due, Clock.GetChinaNow());

    /// <summary>True while the second page is shown.</summary>
    public bool IsConfirming { get; private set; }

    public string Invalid(string field) => Wrong(field) is null ? "false" : "true";

    public async Task OnGetAsync(CancellationToken cancellation) => Home = await homes.OfAsync(Visit.Caller, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        Filled = ReportFields.Read(form);
        Home = await homes.OfAsync(Visit.Caller, cancellation);
        if (!OnceKey.IsValid(Filled.Once))
        {
            return Again(new FieldError(FieldError.Form, "这一页不完整，写的都还在，再点一次就好。"));
        }

        Once = Filled.Once;
        var (media, error) = await photos.TakeAsync(Visit.Caller, form, Filled.Media, cancellation);
        Filled = Filled with { Media = media };
        var act = form["act"].ToString();
        return error is not null ? Again(error)
            : act == "edit" ? Page()
            : act == "send" ? await SendAsync(form.ContainsKey("neighbour") && !form.ContainsKey("join"), cancellation)
            : await LookAsync(act, cancellation);
    }

    private async Task<IActionResult> LookAsync(string act, CancellationToken cancellation)
    {
        // The choice that was offered where the place does not take it as it is.
        if (act.StartsWith(Offered, StringComparison.Ordinal) && act[Offered.Length..].Split(':', 2) is [var kind, var item])
        {
            Filled = Filled with { Kind = kind, Item = item };
        }

        Read = await reader.ReadAsync(Visit.Caller, Filled.ToRequest(), cancellation);
        if (Read.Wrong is { } wrong)
        {
            return AgainAt(wrong);
        }

        IsConfirming = true;
        return Page();
    }

    /// <summary>The page offers to go along with a neighbour's first, the resident sees and sends it: a form that says neither was not that page.</summary>
    private async Task<IActionResult> SendAsync(bool isOpenWhichWay, CancellationToken cancellation)
    {
        if (isOpenWhichWay)
        {
            Read = await reader.ReadAsync(Visit.Caller, Filled.ToRequest(), cancellation);
            IsConfirming = Read.Wrong is null;
            return Again(new FieldError("join", "请选一个。"));
        }

        var filed = await reports.FileAsync(Visit.Caller, Filled.Once, Filled.ToRequest(), cancellation);
        if (filed.IsDone)
        {
            return Go(MyRoutes.Intake(filed.Answer.Number), filed.Answer.Joined ? filed.Answer.Follow : Filed(filed.Answer));
        }

        Once = OnceKey.New(Clock);
        Read = await reader.ReadAsync(Visit.Caller, Filled.ToRequest(), cancellation);
        IsConfirming = Read.Wrong is null;
        return filed.Refusal.Field == "join"
            ? Again(new FieldError(FieldError.Form, "邻居那件现在跟不了了（可能刚刚办完）。再点一次“交上去”，就是您另报一件。"), filed.Refusal.Status)
            : AgainAt(filed.Refusal);
    }

    private string Filed(FiledAnswer filed)
    {
        var looks = filed.Handler is { } handler ? $"{filed.Grid?.Name}{handler.Role}{handler.Name}会先看" : "有人会看";
        var by = filed.Due is { } due ? $"，最晚{Talk.By(due.ToOffset(ChinaTime.Offset), Clock.GetChinaNow())}给您答复" : "";
        return $"交上去了。{looks}{by}，有结果也在聊天里告诉您。{filed.Emergency}";
    }

    private PageResult AgainAt(ActRefusal refusal) => Again(
        refusal.Field switch
        {
            "media" => refusal with { Field = PagePhotos.Field },
            { } field when field.StartsWith("place", StringComparison.Ordinal) => refusal with { Field = "place" },
            _ => refusal,
        },
        "text", "place", PagePhotos.Field, "phone", "onBehalfOf");
}
