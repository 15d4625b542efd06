using Bot.Api.Hosting;
using Bot.Data.Knowledge;
using Bot.Data.Profiles;

namespace Bot.Api.Knowledge;

/// <summary>
/// The documents in use. Looks every few seconds whether one was added, changed or taken away, and swaps in a new index.
/// A document that cannot be read is left out with a line in the log; the others serve.
/// </summary>
public sealed class LiveKnowledge(BotSettings settings, Profile profile, TimeProvider clock, ILogger<LiveKnowledge> log) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly KnowledgeFolder _folder = new(settings.KnowledgeDirectory, profile.Name);
    private string _mark = "";

    // An index that was replaced may still be asked by a turn on its way; its memory goes when nobody holds it any more.
    private volatile KnowledgeIndex _current = new([]);

    public KnowledgeIndex Current => _current;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Refresh();
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads the documents again if any changed since the last look.</summary>
    public void Refresh()
    {
        var mark = _folder.Mark();
        if (mark == _mark)
        {
            return;
        }

        var passages = new List<KnowledgePassage>();
        foreach (var file in _folder.Files())
        {
            try
            {
                passages.AddRange(KnowledgeFolder.Read(file));
            }
            catch (KnowledgeException fault)
            {
                log.LogError("A document is left out: {Reason}", fault.Message);
            }
        }

        if (passages.Count > KnowledgeLimits.Passages)
        {
            log.LogError("The documents make {Passages} passages, only the first {Most} are searched", passages.Count, KnowledgeLimits.Passages);
            passages.RemoveRange(KnowledgeLimits.Passages, passages.Count - KnowledgeLimits.Passages);
        }

        _current = new KnowledgeIndex(passages, Synonyms());
        _mark = mark;
        log.LogInformation("Knowledge: {Passages} passages from {Folder}", passages.Count, _folder.Path);
    }

    private Vocabulary Synonyms()
    {
        try
        {
            return _folder.Synonyms();
        }
        catch (KnowledgeException fault)
        {
            log.LogError("The synonyms are left out: {Reason}", fault.Message);
            return Vocabulary.None;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Refresh();
            }
            catch (Exception fault) when (fault is KnowledgeException or IOException or UnauthorizedAccessException)
            {
                log.LogError(fault, "The documents could not be read again; the last ones stay in use");
            }
        }
    }
}
