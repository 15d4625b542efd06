using Bot.Api.Desk.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Desk.Grids;

/// <summary>What a page takes in, in its words.</summary>
/// <param name="Path">Of the page, e.g. <c>/desk/grids/import</c>.</param>
/// <param name="File">What kind of file, e.g. GeoJSON 文件.</param>
/// <param name="Accept">Endings and media types, as a browser wants them.</param>
/// <param name="Hint">What the file must be like.</param>
/// <param name="Unit">What is counted, e.g. 个网格.</param>
/// <param name="Lead">What an import of this kind does and does not; may be empty.</param>
public sealed record UploadKind(string Path, string File, string Accept, string Hint, string Unit, string Lead = "");

/// <summary>What a page shows of a preview of its kind.</summary>
public sealed record UploadShown(UploadKind Kind, UploadPreview Preview);

/// <summary>A file is uploaded, what it would change is shown, and only then is it imported or thrown away.</summary>
public abstract class UploadPage<TPreview>(UploadWork<TPreview> work, ImportShelf shelf) : DeskPage
    where TPreview : UploadPreview
{
    /// <summary>Characters of a file's name that are kept.</summary>
    private const int LongestName = 100;

    private const string Gone = "这份预览已经用过、扔掉了，或者放了一天以上。请重新上传。";

    /// <summary>The upload in view.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    public TPreview? Preview { get; private set; }

    public string? Fault { get; private set; }

    public abstract UploadKind Kind { get; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Preview = await FoundAsync(cancellation);
        Fault = Of is not null && Preview is null ? Gone : null;
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return Wrong($"请选一个 {Kind.File}。");
        }

        await using var stream = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName);
        var preview = await work.LookAsync(Visit, name[..Math.Min(name.Length, LongestName)], stream, cancellation);
        return To($"{Kind.Path}?of={preview.File.Id}");
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellation)
    {
        if (await FoundAsync(cancellation) is not { } preview)
        {
            return Wrong(Gone);
        }

        switch (await work.ApplyAsync(Visit, preview, cancellation))
        {
            case ImportEnd.Done:
                Say("导入好了：" + Done(preview));
                return To("/desk/grids");
            case ImportEnd.Overtaken:
                return Wrong("预览之后有人导入过别的文件，差别不准了。请重新上传，再看一遍。");
            default:
                Preview = preview;
                return Wrong("这份文件不能导入，请看下面写的原因，改好再上传。");
        }
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellation)
    {
        if (await FoundAsync(cancellation) is { } preview)
        {
            shelf.Remove(preview);
        }

        Say("扔掉了，什么也没有改。");
        return To(Kind.Path);
    }

    /// <summary>What was imported, told once.</summary>
    protected abstract string Done(TPreview preview);

    private Task<TPreview?> FoundAsync(CancellationToken cancellation) => shelf.FindAsync<TPreview>(Of, Visit.Login, Visit.At, cancellation);

    private PageResult Wrong(string words)
    {
        Fault = words;
        return Again();
    }
}
