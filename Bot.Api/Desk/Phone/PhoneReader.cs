using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Joining;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Referring;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Phone;

/// <summary>Understands a call while it is typed: the same understanding, places, promises and neighbours as in the chat. What staff chose stands.</summary>
public sealed class PhoneReader(
    LiveGridDirectory directory, IUnderstanding understanding, Jurisdiction jurisdiction, Promises promises, NeighbourIndex neighbours, PersonalData personalData)
{
    /// <summary>Grids offered where a place may lie in several.</summary>
    public const int MostChoices = 6;

    /// <summary>Earlier matters of the same number that are shown.</summary>
    public const int MostEarlier = 5;

    /// <summary>Stands for a grid that staff left open.</summary>
    public const string NoGrid = "none";

    private static readonly string[] Kinds = ["complaint", "request", "inquiry", "suggestion", "praise"];

    private readonly IUnderstanding _understanding = PlaceUnderstanding.Over(understanding, jurisdiction);

    public PhoneReading Read(PhoneForm form, DateTimeOffset now)
    {
        var words = form.Words.Length <= DialogLimits.TextLength ? form.Words : form.Words[..DialogLimits.TextLength];
        var meaning = _understanding.Judge(words);
        var guess = InPerson.Of(words, _understanding);
        var (grid, choices, place) = Locate(form, words, meaning);
        var draft = Chosen(form, guess) with { Place = place.Length > 0 || grid is not null ? new DraftPlace(place.Length > 0 ? place : grid!.Name, grid?.Code) : null };
        using var nobody = new ResidentContext("");
        var same = words.Length == 0 ? null : neighbours.Find(draft, nobody, jurisdiction, now);
        return new PhoneReading
        {
            Draft = draft,
            GuessedItem = guess.Item!,
            GuessedKind = guess.Kind ?? "request",
            Likely = [.. meaning.Best.Select(b => b.Item)],
            Items = Items(meaning, draft.Item!, now),
            Grid = grid,
            Choices = choices,
            Danger = DangerWords.For(meaning.Danger),
            Refusal = words.Length == 0 || draft.Confidential || draft.AboutWorker || draft.Urgent ? null : Referrals.For(words, meaning, jurisdiction)?.Where ?? Withdrawn(draft.Item, now),
            Promise = promises.For(draft, draft.GoesToOffice ? null : grid, now),
            Same = same,
            IsJoined = same is not null && form.Join == same.Number,
            Urgent = form.Urgent ?? "",
        };
    }

    /// <summary>The reading with what the number tells: earlier matters, and whether WeChat vouches for it.</summary>
    public async Task<PhoneReading> WithCallerAsync(PhoneReading reading, PhoneForm form, DeskScope scope, BotDbContext db, CancellationToken cancellation)
    {
        if (!PhoneForm.IsPhone(form.Phone))
        {
            return reading;
        }

        var key = personalData.PhoneKey(form.Phone);
        return reading with
        {
            Earlier = await scope.Visible(db.Intakes.AsNoTracking()).Where(i => i.PhoneKey == key).OrderByDescending(i => i.Id).Take(MostEarlier).ToListAsync(cancellation),
            IsLinked = await db.MiniAccounts.AsNoTracking().AnyAsync(a => a.PhoneKey == key, cancellation),
        };
    }

    /// <summary>Whether it is an item of the place.</summary>
    public bool Knows(string? item) => jurisdiction.Item(item) is not null;

    private Draft Chosen(PhoneForm form, Draft guess)
    {
        var blames = guess.AboutWorker || form.AboutWorker;
        var inDanger = _understanding.Judge(form.Words).Danger != Danger.None;
        return guess with
        {
            Item = form.ChosenItem is { } item && Knows(item) ? item : form.AboutWorker ? ServiceItems.OfficialConduct : guess.Item,
            Kind = form.ChosenKind is { } kind && Kinds.Contains(kind, StringComparer.Ordinal) ? kind : blames ? "complaint" : guess.Kind,
            Urgent = inDanger || (form.Urgent switch { "yes" => true, "no" => false, _ => guess.Urgent }),
            Confidential = guess.Confidential || form.Confidential,
            AboutWorker = blames,
            OnBehalfOf = form.OnBehalf.Length > 0 ? form.OnBehalf : guess.OnBehalfOf,
            Phone = form.Phone.Length > 0 ? form.Phone : guess.Phone,
        };
    }

    private (Grid? Grid, IReadOnlyList<AddressMatch> Choices, string Words) Locate(PhoneForm form, string words, Meaning meaning)
    {
        var current = directory.Current;
        var said = form.Place.Length > 0 ? form.Place : meaning.Place;
        var found = said.Length > 0 ? current.FindPlaces(said) : [];
        if (found.Count == 0 && form.Place.Length == 0 && words.Length > 0)
        {
            found = current.FindPlaces(words);
        }

        IReadOnlyList<AddressMatch> grids = [.. found.DistinctBy(m => m.GridCode).Take(MostChoices)];
        var place = said.Length > 0 ? said : grids is [var only, ..] ? only.Words : "";
        if (form.Grid == NoGrid)
        {
            return (null, grids, place);
        }

        var chosen = grids.FirstOrDefault(m => m.GridCode == form.Grid) ?? (grids is [{ Certain: true } sure] ? sure : null);
        return (chosen is null ? null : current.ByCode(chosen.GridCode), grids is [{ Certain: true }] ? [] : grids, place);
    }

    private string? Withdrawn(string? item, DateTimeOffset now) =>
        jurisdiction.Item(item) is { } known && !known.IsOffered(DateOnly.FromDateTime(now.DateTime)) ? known.Withdrawn ?? $"“{known.Name}”现在不在受理的日期里。" : null;

    private List<ServiceItem> Items(Meaning meaning, string chosen, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        var first = meaning.Best.Select(b => b.Item).Prepend(chosen).Distinct(StringComparer.Ordinal).Select(jurisdiction.Item).OfType<ServiceItem>().ToList();
        return [.. first, .. jurisdiction.Items.Where(i => i.IsOffered(today) && !first.Contains(i))];
    }
}
