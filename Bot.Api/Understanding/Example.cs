namespace Bot.Api.Understanding;

/// <summary>Where a labelled message comes from; heads learn from some and not from others.</summary>
internal enum Source
{
    /// <summary>Letters to officials: a title and a longer text.</summary>
    Letter,

    /// <summary>The chat corpus, one file for each item.</summary>
    Chat,

    /// <summary>The chat corpus, danger and what only looks like it.</summary>
    Danger,

    /// <summary>Letters that carry nothing but their department.</summary>
    Department,

    /// <summary>What residents and the desk corrected.</summary>
    Correction,
}

/// <summary>One labelled message. Labels that are not known are null. <paramref name="Fold"/> is 0 to 4 and stays the same for ever.</summary>
internal sealed record Example(Source Source, int Fold, string Title, string Detail)
{
    public const int Folds = 5;

    /// <summary>The folder of the chat corpus it stands in: who wrote it. Empty for everything else.</summary>
    public string Hand { get; init; } = "";

    public string? Item { get; init; }

    public string? Kind { get; init; }

    public bool? Urgent { get; init; }

    /// <summary>As it stands in the message; empty when none is named.</summary>
    public string? Place { get; init; }

    public string? Department { get; init; }

    /// <summary>The message as the bot hears it.</summary>
    public string Words => Detail.Length == 0 ? Title : $"{Title}\n{Detail}";

    public static int FoldOf(string key)
    {
        const uint Offset = 2_166_136_261;
        const uint Prime = 16_777_619;
        var hash = Offset;
        foreach (var letter in System.Text.Encoding.UTF8.GetBytes(key))
            hash = (hash ^ letter) * Prime;
        return (int)(hash % Folds);
    }
}
