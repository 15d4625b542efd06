using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Api.Intakes;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Open311;

/// <summary>What a client is told of a request that was filed: the number or a token, never both; when and by whom it is looked at.</summary>
public sealed record Filed(string? Number, string? Token, string Notice);

/// <summary>What became of a filing: filed now or before, or refused.</summary>
public readonly record struct FilingOutcome(Filed? Filed, Open311Fault? Fault);

/// <summary>Files a request as an intake like any other: photos written anew and stored, then one transaction.</summary>
public sealed class FiledRequests(
    LiveGridDirectory directory, Promises promises, PersonalData personalData, PhotoStore photos, GroupCommit commit, EventSignal signal, TimeProvider clock)
{
    private const int TokenBytes = 16;

    /// <param name="filing">What is filed.</param>
    /// <param name="draft">What it means.</param>
    /// <param name="client">Name of the key.</param>
    /// <param name="key">The idempotency key; empty for none.</param>
    /// <param name="cancellation">Ends waiting, never a transaction that has begun.</param>
    public async Task<FilingOutcome> FileAsync(Filing filing, FilingDraft draft, string client, string key, CancellationToken cancellation)
    {
        var (stored, error) = await photos.TakeAsync(0, filing.Photos, cancellation);
        if (error is not null)
        {
            return new FilingOutcome(null, Open311Fault.Wrong("media", error));
        }

        var isKept = false;
        try
        {
            var now = clock.GetChinaNow();
            var work = new FilingWork(
                Report(filing, draft.Draft, stored, now), filing, client, key.Length == 0 ? null : $"open311:{client}:{key}", Answer(filing, draft, now), filing.Contact.IsEmpty ? null : filing.Contact.Sealed(personalData), now);
            var outcome = await commit.Run(work.Apply, cancellation);
            isKept = work.IsNew;
            signal.Raise();
            return outcome;
        }
        finally
        {
            if (!isKept)
            {
                photos.Remove(stored);
            }
        }
    }

    private NewIntake Report(Filing filing, Draft draft, IReadOnlyList<Attachment> stored, DateTimeOffset now) => Reports.Of(draft, resident: null, now, directory.Current, personalData, promises) with
    {
        Channel = FilingWork.Channel,
        Longitude = filing.Place.Point?.Longitude,
        Latitude = filing.Place.Point?.Latitude,
        Attachments = [.. stored.Select(OfResident)],
    };

    private static Attachment OfResident(Attachment photo) => new()
    {
        Id = photo.Id,
        IntakeId = 0,
        Type = photo.Type,
        By = "resident",
        At = photo.At,
        State = photo.State,
        ContentType = photo.ContentType,
        Size = photo.Size,
        NextAt = photo.NextAt,
    };

    /// <summary>The number stands in it once it is drawn.</summary>
    private Filed Answer(Filing filing, FilingDraft draft, DateTimeOffset now)
    {
        var grid = !draft.Draft.GoesToOffice && draft.Draft.Place?.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var promise = promises.For(draft.Draft, grid, now);
        var notice = $"{draft.Danger}{promise.HandlerRole}{promise.HandlerName}会看，最晚{ChineseTime.Moment(promise.Due)}答复。";
        var token = ServiceCatalogue.IsBatch(filing.Service.Code) ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)) : null;
        return new Filed(null, token, notice);
    }
}
