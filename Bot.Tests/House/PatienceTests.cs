using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Api.Conversations;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Bot.Tests.Properties;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.House;

/// <summary>The limit of a pattern is time on the wall: a machine with its hands full must not reach it, and a resident must not pay when it does.</summary>
public sealed class PatienceTests
{
    /// <summary>A thread that waits for its turn on a crowded machine has been seen to wait for more than a fifth of this.</summary>
    private const int Milliseconds = 2_000;

    private static readonly Assembly[] Product = [typeof(TurnPipeline).Assembly, typeof(GroupCommit).Assembly, typeof(Conversation).Assembly, typeof(Bot.WeChat.Callbacks.ReplyText).Assembly];

    [Fact]
    public void No_pattern_runs_out_of_time_because_the_machine_is_busy()
    {
        var patterns = Product.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMembers(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetCustomAttributes<GeneratedRegexAttribute>().Select(p => (Where: $"{m.DeclaringType}.{m.Name}", Limit: p.MatchTimeoutMilliseconds)))
            .ToList();
        Assert.True(patterns.Count > 100, $"{patterns.Count} patterns found");
        Assert.Empty(patterns.Where(p => p.Limit < Milliseconds).Select(p => p.Where));
    }

    [Fact]
    public async Task A_message_whose_reading_ran_out_of_time_is_read_again()
    {
        await using var host = await ResidentHost.StartAsync();
        var slow = new SlowAtFirst(host.Service<IUnderstanding>());
        var turns = ActivatorUtilities.CreateInstance<TurnPipeline>(host.Service<IServiceProvider>(), slow);
        var reply = await turns.TakeAsync(host.NewResident(), "m1", new Incoming.Text("楼下垃圾桶满了好几天没人收"), TestContext.Current.CancellationToken);
        Assert.Equal(1, slow.Stumbled);
        Assert.Contains("垃圾", reply, StringComparison.Ordinal);
    }

    private sealed class SlowAtFirst(IUnderstanding inner) : IUnderstanding
    {
        public int Stumbled { get; private set; }

        public Meaning Judge(string words)
        {
            if (Stumbled == 0)
            {
                Stumbled++;
                throw new RegexMatchTimeoutException();
            }

            return inner.Judge(words);
        }
    }
}
