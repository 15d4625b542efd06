using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Faults;

/// <summary>Callbacks on their way to the bot: delivered once and in order, unless a fault duplicates them or holds them back.</summary>
internal sealed class HeldCallbacks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(long Fault, string OpenId), List<Held>> _held = [];
    private readonly FaultBoard _faults;
    private readonly Action<Func<Task>> _later;

    /// <param name="faults">The board.</param>
    /// <param name="later">Runs what was let go.</param>
    public HeldCallbacks(FaultBoard faults, Action<Func<Task>> later)
    {
        (_faults, _later) = (faults, later);
        faults.Lifted += Release;
    }

    /// <summary>Delivers one callback by <paramref name="post"/>, once its turn has come.</summary>
    public Task<CallbackAnswer> PassAsync(Callback callback, Func<Callback, Task<CallbackAnswer>> post)
    {
        var mine = new Held(() => CopiesAsync(callback, post));
        IReadOnlyList<Held>? go;
        lock (_gate)
        {
            go = Hold(callback.OpenId, mine);
        }

        if (go is null)
        {
            return mine.Answer;
        }

        if (go is [var alone])
        {
            return alone.PostAsync();
        }

        _later(() => PostAllAsync(go));
        return mine.Answer;
    }

    // What may go now: this one alone, a whole batch in its new order, or nothing yet.
    private IReadOnlyList<Held>? Hold(string openId, Held mine)
    {
        if (_faults.Look<Fault.Reordered>(f => f.Meets(openId)) is not { } armed)
        {
            return [mine];
        }

        var fault = (Fault.Reordered)armed.Fault;
        var key = (armed.Id, openId);
        if (!_held.TryGetValue(key, out var batch))
        {
            _held[key] = batch = [];
        }

        batch.Add(mine);
        if (batch.Count < fault.Count)
        {
            return null;
        }

        _held.Remove(key);
        _faults.Fire(armed);

        // When it is used up, nobody else's messages wait for a batch that will never be full.
        return [.. (fault.Order ?? Enumerable.Range(0, fault.Count).Reverse()).Select(i => batch[i]), .. armed.IsActive ? [] : TakeOut(armed)];
    }

    private void Release(ArmedFault armed)
    {
        List<Held> go;
        lock (_gate)
        {
            go = TakeOut(armed);
        }

        if (go.Count > 0)
        {
            _later(() => PostAllAsync(go));
        }
    }

    private List<Held> TakeOut(ArmedFault armed)
    {
        var keys = _held.Keys.Where(k => k.Fault == armed.Id).ToList();
        List<Held> batch = [.. keys.SelectMany(k => _held[k])];
        keys.ForEach(k => _held.Remove(k));
        return batch;
    }

    private async Task<CallbackAnswer> CopiesAsync(Callback callback, Func<Callback, Task<CallbackAnswer>> post)
    {
        if (_faults.Take<Fault.Duplicate>(f => f.Meets(callback.OpenId)) is not { } fault)
        {
            return await post(callback);
        }

        if (fault.AtOnce)
        {
            return (await Task.WhenAll(Enumerable.Range(0, fault.Copies).Select(_ => post(callback))))[0];
        }

        var first = await post(callback);
        for (var copy = 1; copy < fault.Copies; copy++)
        {
            await post(callback);
        }

        return first;
    }

    private static async Task PostAllAsync(IReadOnlyList<Held> held)
    {
        foreach (var one in held)
        {
            await one.PostAsync();
        }
    }

    private sealed class Held(Func<Task<CallbackAnswer>> post)
    {
        private readonly TaskCompletionSource<CallbackAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<CallbackAnswer> Answer => _answer.Task;

        public async Task<CallbackAnswer> PostAsync()
        {
            try
            {
                _answer.TrySetResult(await post());
            }
            catch (Exception broken)
            {
                _answer.TrySetException(broken);
            }

            return await _answer.Task;
        }
    }
}
