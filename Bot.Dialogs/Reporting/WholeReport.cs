using System.Collections.Immutable;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Referring;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>
/// A report that comes all at once, by a form instead of a talk: read with the same eyes as in the chat, only that nobody
/// is asked anything. What the form says of kind and item counts; urgency is never lowered by it.
/// </summary>
public static class WholeReport
{
    /// <summary>Reads words with what the form says beside them.</summary>
    /// <param name="words">The resident's own words, cleaned, at most <see cref="DialogLimits.TextLength"/> characters.</param>
    /// <param name="beside">What the form gave: kind, item, phone, on whose behalf, confidential; no text, no place.</param>
    /// <param name="guide">What may be asked.</param>
    public static WholeReading Read(string words, Draft beside, IGuide guide)
    {
        var (added, danger) = DraftReading.Add(beside with { Kind = null, Item = null }, words, guide);
        // A number that was typed into its field is surer than one found in the words.
        added = added with { Phone = beside.Phone ?? added.Phone };
        var best = guide.Understanding.Judge(words).Best;
        var asSaid = added with { Kind = added.Kind ?? beside.Kind };
        var read = DraftReading.Understand(asSaid, guide);
        var chosen = beside.Item is { } item && !read.AboutWorker ? read with { Item = item, Offered = OfferedIn(best) } : read;
        var draft = chosen with { Item = chosen.Item ?? ServiceItems.Other };
        return new WholeReading(draft, DangerWords.For(danger), RefusalOf(draft, beside, words, guide)) { Best = [.. best] };
    }

    /// <summary>
    /// Where it is: what the form says of the place, else what the words say, else home; several choices when it is open which
    /// grid is meant. Neither place nor choices: nobody knows, and it goes to the office.
    /// </summary>
    public static WholePlace PlaceOf(Draft draft, string? said, IGuide guide)
    {
        var words = Plain.Clean(said);
        if (words.Length > 0)
        {
            var named = Places.In(words, guide, onlyCertain: false, isAnswer: true);
            return named.Length > 1 ? new(null, named) : new(named.Length == 1 ? named[0] : new DraftPlace(words, null), []);
        }
        var home = draft.OnBehalfOf is null ? guide.HomeGrid : null;
        if (!DraftAsking.NeedsPlace(draft))
        {
            var sure = Places.In(draft.Text, guide, onlyCertain: true, isAnswer: false);
            return new(sure.Length == 1 ? sure[0] : home is null ? null : Places.Home(home), []);
        }
        var told = Places.In(draft.Text, guide, onlyCertain: home is not null, isAnswer: false);
        return told.Length > 1 ? new(null, told) : new(told.Length == 1 ? told[0] : home is null ? null : Places.Home(home), []);
    }

    /// <summary>A place on the map (degrees, GCJ-02) with what the form says of it.</summary>
    public static DraftPlace OnMap(double longitude, double latitude, string? said, IGuide guide)
    {
        var location = new Incoming.Location(longitude, latitude, Plain.Clean(said));
        return Places.OnMap(location, guide.GridAt(longitude, latitude), guide);
    }

    /// <summary>How a place is shown beside others.</summary>
    public static string Label(DraftPlace place, IGuide guide) => Places.Label(place, guide);

    /// <summary>Why no more are taken today, and what to do; null while there is room. What is urgent is never refused.</summary>
    public static string? FullToday(Draft draft, IGuide guide) => Submission.IsFull(draft, guide)
        ? $"今天您已经报了 {guide.Jurisdiction.IntakesPerDay} 件，一天最多收这么多，好让别人的事也有人办。这件先存着，明天再来就能交；等不及请打 {guide.Jurisdiction.HotlinePhone}，有危险打 110、119、120。"
        : null;

    private static string? OfferedIn(IReadOnlyList<ItemGuess> best) =>
        string.Join(',', best.Where(g => g.Item != ServiceItems.Other).Select(g => g.Item)) is { Length: > 0 } codes ? codes : null;

    // Nobody in danger is sent elsewhere; and who takes what is offered instead means it.
    private static OutOfScope? RefusalOf(Draft draft, Draft beside, string words, IGuide guide)
    {
        if (draft.Urgent)
            return null;
        if (ReferDialog.Of(draft with { Kind = beside.Kind }, words, guide) is { } referral)
            return referral.Mediates && beside.Item == Referrals.MediationItem ? null
                : referral.Mediates ? new OutOfScope(referral.Where, "request", Referrals.MediationItem) : new OutOfScope(referral.Where, "inquiry", null);
        return PlaceReferrals.NotOffered(draft, guide) is { } where ? new OutOfScope(where, "inquiry", null) : null;
    }
}

/// <summary>What a whole report came to: the draft without its place, what to do now where there is danger (else empty), and where it belongs if not here.</summary>
public sealed record WholeReading(Draft Draft, string Emergency, OutOfScope? Refusal)
{
    /// <summary>The likeliest items of the words, best first.</summary>
    public ImmutableArray<ItemGuess> Best { get; init; } = [];
}

/// <summary>Not the grid's: where to go, and with which kind and item it can be submitted here instead.</summary>
public sealed record OutOfScope(string Where, string InsteadKind, string? InsteadItem);

/// <summary>One place, or several to choose from, or neither.</summary>
public sealed record WholePlace(DraftPlace? Place, ImmutableArray<DraftPlace> Choices);
