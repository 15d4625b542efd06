namespace Bot.Data.Storage;

/// <summary>A piece of work behind its own savepoint, and who waits for it.</summary>
internal abstract class CommitWork
{
    // Through the session they are prepared once; the transaction's own methods read the words anew each time.
    private const string Save = "SAVEPOINT work";
    private const string Release = "RELEASE SAVEPOINT work";
    private const string Rollback = "ROLLBACK TO SAVEPOINT work";

    public abstract void Complete();

    public abstract void Fail(Exception fault);

    public void RunBehindSavepoint(WriteSession session)
    {
        session.Execute(Save);
        var announced = session.Announced;
        try
        {
            Perform(session);
            session.Execute(Release);
        }
        catch (Exception fault)
        {
            session.Execute(Rollback);
            session.Execute(Release);
            session.Unsay(announced);
            Remember(fault);
        }
    }

    protected abstract void Perform(WriteSession session);

    protected abstract void Remember(Exception fault);
}

/// <summary>A piece of work with its answer, which is given only when the shared commit is on disk.</summary>
internal sealed class CommitWork<T>(Func<WriteSession, T> work) : CommitWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _fault;

    public Task<T> Done => _done.Task;

    public override void Complete()
    {
        if (_fault is null)
        {
            _done.SetResult(_result);
        }
        else
        {
            _done.SetException(_fault);
        }
    }

    public override void Fail(Exception fault) => _done.TrySetException(_fault ?? fault);

    protected override void Perform(WriteSession session) => _result = work(session);

    protected override void Remember(Exception fault) => _fault = fault;
}
