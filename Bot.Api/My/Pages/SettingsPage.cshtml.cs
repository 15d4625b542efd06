using Bot.Api.Conversations;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.My.Identity;
using Bot.Api.ResidentActs;
using Bot.Data.Accounts;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/settings</c>: how the pages look on this phone, what may be public, and what is kept: to take along or to take away.</summary>
public sealed class SettingsPage(
    HomeActs homes, ResidentIntakes intakes, BotDbContext db, GroupCommit commit, IEnumerable<IResidentRecords> rooms, MiniSessions sessions, ResidentContexts contexts, MediaStore files,
    BotSettings settings, TimeProvider clock) : MyPage(clock)
{
    private const string Yes = "yes";

    public GridNoticeView? Home { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>Own intakes on their way, as far as one page of the list knows.</summary>
    public int OpenIntakes { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? act, string? large, string? contrast, string? sure, CancellationToken cancellation)
    {
        switch (act)
        {
            case "look":
                new Look(large == Yes, contrast == Yes).Keep(HttpContext, settings.IsSecure);
                return Go(MyRoutes.Settings, "记住了，这部手机以后都这样看。");
            case "hide" or "show":
                await ShowOnBoardAsync(act == "show");
                return Go(MyRoutes.Settings, act == "show" ? "好，办完的可以放上公开栏。" : "好，您的事都不放上公开栏。");
            case "erase" when sure == Yes:
                return await EraseAsync();
            case "erase":
                await LoadAsync(cancellation);
                return Again(new FieldError("erase", "请先勾上“确定要删”。"));
            default:
                await LoadAsync(cancellation);
                return Again(new FieldError(FieldError.Form, "没看清您点的是什么，再点一次好吗？"));
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Home = await homes.OfAsync(Visit.Caller, cancellation);
        IsPublic = !await db.PublicOptOuts.AnyAsync(o => o.Resident == Visit.Resident, cancellation);
        OpenIntakes = (await intakes.ListAsync(Visit.Resident, isOpen: true, null, ResidentIntakes.MostOnPage, cancellation)).Items.Count(i => !i.Followed);
    }

    private Task ShowOnBoardAsync(bool isPublic)
    {
        var (resident, now) = (Visit.Resident, Clock.GetUtcNow());
        return commit.Run(session => PublicWish.OfAll(session, resident, isPublic, now));
    }

    private async Task<IActionResult> EraseAsync()
    {
        var erased = await Erase.Handle(confirm: true, HttpContext, commit, rooms, sessions, contexts, files, Clock);
        if (erased.Result is not NoContent)
        {
            return Go(MyRoutes.Settings, "刚才没有删成，请再试一次。");
        }

        await HttpContext.SignOutAsync(ResidentSignIn.Scheme);
        return await InsteadAsync(MyPlainPage.Erased);
    }
}
