namespace Bot.Data.Profiles;

/// <summary>What the place owes to whoever asks (诉求办理): that it is recorded, answered, and that they are told.</summary>
public sealed record ProfileRequests
{
    /// <summary>True: what is told to a grid worker has to be recorded by them, on behalf of whoever told it. False: they are not offered to. Null: they may.</summary>
    public bool? WorkerRecords { get; init; }

    /// <summary>Who tells the result, in whose name the notice to the resident is signed; null: whoever resolved it.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Results are made known to everybody, without personal data; confidential matters never.</summary>
    public bool PublishResults { get; init; }

    /// <summary>With the results, photos that workers took of them, each looked at and let out by somebody at the desk first; photos of residents never.</summary>
    public bool PublishPhotos { get; init; }

    /// <summary>Codes of items that are never shown to the public, results or not. Given, the list replaces the built-in one: quarrels in families and between neighbours, crime, hardship, health.</summary>
    public IReadOnlyList<string> PrivateItems { get; init; } = ["neighbor-family-dispute", "public-security", "civil-affairs", "health"];

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Secrecy and privacy: what residents are told of it. That personal data is masked and sealed does not depend on it.</summary>
public sealed record ProfilePrivacy
{
    /// <summary>One sentence for residents, at most 100 characters.</summary>
    public string? Say { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>Supervision: the phone on every notice board, and complaints about grid workers, which the office's rung takes past the grid.</summary>
public sealed record ProfileSupervision
{
    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}
