using Bot.Api.Conversations;
using Bot.Api.MiniProgram;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.ResidentActs;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NoticeList = Bot.Api.MiniProgram.Accounts.Notices;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/notices</c>: what the resident was told, whatever door it found, and what still waits for their next word.</summary>
public sealed class NoticesPage(BotDbContext db, OwnKeys own, GroupCommit commit, ResidentContexts contexts, TimeProvider clock) : MyPage(clock)
{
    public NoticePage Notices { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken cancellation)
    {
        if ((await NoticeList.List(after, null, HttpContext, db, own, cancellation)).Result is not Tagged<NoticePage> page)
        {
            return Go(MyRoutes.Notices);
        }

        Notices = page.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id)
    {
        var read = await NoticeList.Read(id ?? "", HttpContext, commit, contexts, Clock);
        return Go(MyRoutes.Notices, read.Result is NoContent ? null : "没有这条消息，可能已经过期了。");
    }
}
