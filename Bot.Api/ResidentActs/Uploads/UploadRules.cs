using Bot.Api.Handling.Photos;
using Bot.Dialogs;

namespace Bot.Api.ResidentActs.Uploads;

/// <summary>Every limit of uploads, named in one place.</summary>
public static class UploadRules
{
    /// <summary>Bytes of every part but the last: some seconds on a bad line.</summary>
    public const int PartBytes = 512 * 1024;

    /// <summary>Uploads of one resident that no intake has named yet: two reports' worth.</summary>
    public const int OpenAtMost = 2 * DialogLimits.Media;

    /// <summary>Uploads that one resident may begin within <see cref="Life"/>.</summary>
    public const int BegunAtMost = 200;

    /// <summary>How long an upload waits to be named by an intake.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>How long after its end it is swept, so that nothing on its way loses its files.</summary>
    public static readonly TimeSpan SweptAfter = TimeSpan.FromHours(1);

    /// <summary>Bytes of a whole file of a type (image, voice, video); 0 for none of them.</summary>
    public static long MostBytes(string? type) => type switch
    {
        "image" => PhotoCheck.MaxBytes,
        "voice" or "video" => MediaWorker.MaxMediaBytes,
        _ => 0,
    };
}
