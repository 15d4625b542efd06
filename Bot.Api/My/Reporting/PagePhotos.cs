using Bot.Api.Handling.Photos;
using Bot.Api.ResidentActs;
using Bot.Api.ResidentActs.Uploads;
using Bot.Dialogs;

namespace Bot.Api.My.Reporting;

/// <summary>Photos that a page's form brings: all become uploads of the resident, or it is said which one cannot.</summary>
public sealed class PagePhotos(UploadDesk uploads)
{
    public const string Field = "photos";

    /// <summary>Bytes of a whole form: the photos, the words and the wrapping.</summary>
    public const long FormBytes = ((long)DialogLimits.Media * PhotoCheck.MaxBytes) + (1024 * 1024);

    /// <summary>The uploads the form has now, those of <paramref name="before"/> first; and what is wrong, if anything.</summary>
    public async Task<(IReadOnlyList<string> Media, FieldError? Error)> TakeAsync(
        ResidentCaller who, IFormCollection form, IReadOnlyList<string> before, CancellationToken cancellation)
    {
        var photos = form.Files.GetFiles(Field).Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        if (before.Count + photos.Count > DialogLimits.Media)
        {
            return (before, new FieldError(Field, $"照片最多 {DialogLimits.Media} 张，现在有 {before.Count + photos.Count} 张。"));
        }

        List<string> media = [.. before];
        for (var i = 0; i < photos.Count; i++)
        {
            await using var content = photos[i].OpenReadStream();
            var taken = await uploads.TakeWholeAsync(who, "image", content, cancellation);
            if (!taken.IsDone)
            {
                return (media, new FieldError(Field, (photos.Count > 1 ? $"第 {i + 1} 张：" : "") + taken.Refusal.Detail));
            }

            media.Add(taken.Answer.Id);
        }

        return (media, null);
    }
}
