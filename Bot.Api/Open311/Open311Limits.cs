using Bot.Api.Handling.Photos;

namespace Bot.Api.Open311;

/// <summary>Every limit of the Open311 doors. Where the standard names one, it is quoted.</summary>
public static class Open311Limits
{
    /// <summary>"Default query limit is a span of 90 days": no query spans more.</summary>
    public static readonly TimeSpan QuerySpan = TimeSpan.FromDays(90);

    /// <summary>"… or first 1000 requests returned, whichever is smallest."</summary>
    public const int MostRequests = 1_000;

    /// <summary>Pages that can be asked for.</summary>
    public const int MostPages = 1_000_000;

    /// <summary>Characters of a comma list in a query: a thousand numbers fit.</summary>
    public const int ListLength = 24_000;

    /// <summary>Metres around a point.</summary>
    public const int MostRadius = 20_000;

    /// <summary>"Otherwise, this is free form text limited to 4,000 characters."</summary>
    public const int DescriptionLength = 4_000;

    public const int AddressLength = 200;

    public const int NameLength = 50;

    /// <summary>Characters of an e-mail address (RFC 5321).</summary>
    public const int EmailLength = 254;

    /// <summary>Characters of a device's or an account's id.</summary>
    public const int IdLength = 128;

    public const int MediaUrlLength = 1_000;

    /// <summary>Characters of an answer that is one line.</summary>
    public const int AnswerLength = 200;

    /// <summary>Characters of an answer that may have lines.</summary>
    public const int AnswerTextLength = 1_000;

    /// <summary>Characters of all answers together with what they answer: they fit one addition to an intake.</summary>
    public const int AnswersLength = 2_000;

    /// <summary>Bytes of a form of words: the longest description, percent-encoded, with everything else.</summary>
    public const int FormBytes = 128 * 1024;

    /// <summary>Bytes of a form with photos, from clients whose key is known before the form is read.</summary>
    public const long UploadBytes = ((long)PhotoCheck.MaxPhotos * PhotoCheck.MaxBytes) + FormBytes;

    /// <summary>Fields of a form.</summary>
    public const int FormFields = 200;

    /// <summary>Requests that one client files in any 60 seconds; for urgent ones there is the same once more.</summary>
    public const int FilingsPerMinute = 60;
}
