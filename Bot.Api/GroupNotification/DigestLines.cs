using System.Text;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;

namespace Bot.Api.GroupNotification;

/// <summary>One matter in one line: number in full, as the link; what, where, until when.</summary>
public static class DigestLines
{
    /// <summary>Characters of the title, of what was said, of the place, and of a note's words.</summary>
    public const int TitleLength = 24;
    public const int WordsLength = 18;
    public const int PlaceLength = 16;
    public const int NoteLength = 48;

    /// <summary>The line that stands for a delivery. Its body was masked when it was written.</summary>
    public static string Of(Delivery delivery)
    {
        if (delivery.Purpose == Purposes.Card)
        {
            var card = GroupCard.Parse(delivery.Body);
            return $"{Number(delivery.IntakeId, delivery.Link)} {Cut(card.Title, TitleLength)} · {Cut(card.Words, WordsLength)} · {Cut(card.Place, PlaceLength)} · 最晚{card.Due}";
        }

        var number = delivery.IntakeId == 0 ? "" : IntakeNumber.FromId(delivery.IntakeId).ToString();
        var words = number.Length == 0 ? delivery.Body : delivery.Body.Replace(number, "", StringComparison.Ordinal);
        return (number.Length == 0 ? "" : Number(delivery.IntakeId, delivery.Link) + " ") + Cut(words, NoteLength);
    }

    public static string Number(long intakeId, string? link)
    {
        var number = IntakeNumber.FromId(intakeId);
        return link is null ? number.ToString() : $"[{number}]({link})";
    }

    /// <summary>At most so many characters on one line, without the signs that mean something in markdown.</summary>
    public static string Cut(string words, int length)
    {
        var line = new StringBuilder(length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > length - 1)
            {
                return line.Append('…').ToString();
            }

            line.Append(rune.Value switch
            {
                '\r' or '\n' or '\t' => " ",
                '[' => "【",
                ']' => "】",
                '*' or '`' or '<' or '>' or '_' or '#' => "",
                _ => rune.ToString(),
            });
        }

        return line.ToString().Trim();
    }
}
