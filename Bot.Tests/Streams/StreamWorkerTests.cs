using Bot.Api.Streams;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.Tests.Streams;

public sealed class StreamWorkerTests
{
    [Fact]
    public async Task An_outage_is_said_once_when_it_begins_and_once_when_it_is_over()
    {
        var said = new Said();
        using var worker = new FailingTwice(said);
        await worker.StartAsync(CancellationToken.None);
        await worker.Worked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await worker.StopAsync(CancellationToken.None);
        Assert.Collection(
            said.Lines,
            line => Assert.Equal("Demo: Redis is away (SocketFailure). Nothing is lost; it goes on when Redis is back", line),
            line => Assert.Matches("^Demo: works again after .* and 2 tries$", line));
    }

#pragma warning disable RS0030 // What is waited for here is real.
    private sealed class FailingTwice(ILogger log) : StreamWorker("Demo", TimeProvider.System, log)
#pragma warning restore RS0030
    {
        private int _passes;

        public TaskCompletionSource Worked { get; } = new();

        protected override Task<int> PassAsync(CancellationToken cancellation)
        {
            _passes++;
            if (_passes is 2 or 3)
            {
                throw new RedisAwayException("SocketFailure");
            }

            if (_passes == 5)
            {
                Worked.SetResult();
            }

            return Task.FromResult(0);
        }
    }

    private sealed class Said : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
