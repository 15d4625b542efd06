namespace Bot.Dialogs.Understanding;

/// <summary>What a sign is taken from. Each head reads the kinds that help its question.</summary>
[Flags]
internal enum SignKinds : byte
{
    None = 0,

    /// <summary>Letters, pairs and the words of the lists.</summary>
    Matter = 1,

    /// <summary>How something is said (how it begins and ends, how long, which notions of danger go together): that tells kind and urgency, not the item.</summary>
    Manner = 2,

    /// <summary>Letters and pairs of a first line that others follow: what a letter calls itself.</summary>
    Title = 4,

    /// <summary>Three letters in a row.</summary>
    Triple = 8,

    /// <summary>How letters sound, so that a misheard one is still known.</summary>
    Sound = 16,

    /// <summary>Two letters with one or two between them, whichever those are: 人…倒, 门…开.</summary>
    Skip = 32,
}
