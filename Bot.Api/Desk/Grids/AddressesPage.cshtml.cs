using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Grids;

/// <summary><c>/desk/grids/addresses</c>: a list of addresses is uploaded, what it would change is shown, and only then is it imported or thrown away.</summary>
[Needs(DeskAct.ChangeGrids)]
public sealed class AddressesPage(AddressWork work, ImportShelf shelf) : DeskPage
{
    /// <summary>Characters of a file's name that are kept.</summary>
    private const int LongestName = 100;

    private const string Gone = "这份预览已经用过、扔掉了，或者放了一天以上。请重新上传。";

    /// <summary>The upload in view.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public AddressPreview? Preview { get; private set; }

    public string? Fault { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Preview = await shelf.FindAsync<AddressPreview>(Of, Visit.Login, Visit.At, cancellation);
        Fault = Of is not null && Preview is null ? Gone : null;
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            Fault = "请选一个 CSV 文件。";
            return Again();
        }

        await using var stream = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName);
        var preview = await work.LookAsync(Visit, name[..Math.Min(name.Length, LongestName)], stream, cancellation);
        return To("/desk/grids/addresses?of=" + preview.Id);
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellation)
    {
        if (await shelf.FindAsync<AddressPreview>(Of, Visit.Login, Visit.At, cancellation) is not { } preview)
        {
            Fault = Gone;
            return Again();
        }

        switch (await work.ApplyAsync(Visit, preview, cancellation))
        {
            case ImportEnd.Done:
                Say($"导入好了：新增 {preview.NewCount} 个地址，{preview.PlacedCount} 个有了位置。");
                return To("/desk/grids");
            case ImportEnd.Overtaken:
                Fault = "预览之后有人导入过别的文件，差别不准了。请重新上传，再看一遍。";
                return Again();
            default:
                Fault = "这份文件不能导入，请看下面写的原因，改好再上传。";
                Preview = preview;
                return Again();
        }
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellation)
    {
        if (await shelf.FindAsync<AddressPreview>(Of, Visit.Login, Visit.At, cancellation) is { } preview)
        {
            shelf.Remove(preview);
        }

        Say("扔掉了，什么也没有改。");
        return To("/desk/grids/addresses");
    }
}
