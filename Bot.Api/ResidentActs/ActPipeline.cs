using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Joining;
using Bot.Api.Knowledge;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.EventQueue;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>
/// The one road of an act outside the chat: under the resident's gate (so that it never meets a turn of theirs), once for its
/// key, within the same limits as the chat, in one transaction with its receipt; afterwards whoever follows events is woken and
/// the resident's context read again.
/// </summary>
public sealed partial class ActPipeline(
    ResidentContexts contexts, LiveGridDirectory directory, Profile profile, Jurisdiction jurisdiction, IUnderstanding understanding, Promises promises, LiveKnowledge knowledge,
    NeighbourIndex neighbours, OwnKeys own, IDbContextFactory<BotDbContext> database, GroupCommit commit, EventSignal signal, TimeProvider clock)
{
    /// <summary>The header of an idempotency key.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Asks what the chat's guide knows, and changes nothing.</summary>
    public Task<T> LookAsync<T>(ResidentCaller who, Func<ActScene, T> look, CancellationToken cancellation) =>
        own.ReadAsync(who, resident => LookAsAsync(who with { Resident = resident }, look, cancellation), cancellation);

    private async Task<T> LookAsAsync<T>(ResidentCaller who, Func<ActScene, T> look, CancellationToken cancellation)
    {
        var context = contexts.Of(who.Resident);
        await context.Gate.WaitAsync(cancellation);
        try
        {
            return look(await SceneAsync(who, context, cancellation));
        }
        finally
        {
            context.Gate.Release();
        }
    }

    /// <summary>Does it once. The same key again gets the same answer and has no second effect; for anything else it is refused.</summary>
    /// <param name="who">Who acts.</param>
    /// <param name="key">The idempotency key as given.</param>
    /// <param name="request">What makes this act this one: name, number, form. It is hashed as JSON.</param>
    /// <param name="plan">Decides on the resident's scene; what it writes runs inside the transaction.</param>
    /// <param name="cancellation">Ends waiting, never a transaction that has begun.</param>
    public async Task<ActResult<T>> OnceAsync<T>(ResidentCaller who, string? key, object request, Func<ActScene, Task<ActPlan<T>>> plan, CancellationToken cancellation)
        where T : class
    {
        if (key is null || !KeyForm().IsMatch(key))
        {
            return ActRefusals.KeyMalformed;
        }

        var receipt = new ReceiptOf($"resident:{who.Holder}:{key}", Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Json))));
        try
        {
            var result = await OnceAsAsync(who, receipt, plan, cancellation);

            // What was refused or found needless may have been so only because the rows had gone to the other key.
            return !result.IsWritten && await own.MovedAsync(who, cancellation) is { } moved
                ? (await OnceAsAsync(moved, receipt, plan, cancellation)).Result
                : result.Result;
        }
        catch (LinkedMeanwhileException linked)
        {
            return (await OnceAsAsync(linked.Now, receipt, plan, cancellation)).Result;
        }
    }

    private async Task<Tried<T>> OnceAsAsync<T>(ResidentCaller who, ReceiptOf receipt, Func<ActScene, Task<ActPlan<T>>> plan, CancellationToken cancellation)
        where T : class
    {
        var context = contexts.Of(who.Resident);
        await context.Gate.WaitAsync(cancellation);
        try
        {
            if (await BeforeAsync<T>(receipt, cancellation) is { } before)
            {
                return new(before, IsWritten: true);
            }

            var scene = await SceneAsync(who, context, cancellation);
            return await plan(scene) switch
            {
                ActPlan<T>.Refuse refuse => new(refuse.Why, IsWritten: false),
                ActPlan<T>.Say say => new(say.Answer, IsWritten: false),
                ActPlan<T>.Write write when !write.IsUrgent && context.Meter.Wait(scene.Now, profile.Limits.MessagesPerMinute) is { } wait => new(ActRefusals.TooFast(wait), IsWritten: false),
                ActPlan<T>.Write write => await WriteAsync(scene, receipt, write, cancellation),
                _ => throw new InvalidOperationException("A plan is one of three."),
            };
        }
        finally
        {
            context.Gate.Release();
        }
    }

    private async Task<Tried<T>> WriteAsync<T>(ActScene scene, ReceiptOf receipt, ActPlan<T>.Write write, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var answer = await commit.Run(
                session =>
                {
                    // Linked since it was decided, this key is nobody's any more: what carried it would be lost to its resident.
                    if (OwnKeys.Moved(session, scene.Who) is { } moved)
                    {
                        throw new LinkedMeanwhileException(moved);
                    }

                    var done = write.Work(session);
                    session.Insert(new ActionReceipt
                    {
                        Key = receipt.Key,
                        IntakeId = done.IntakeId,
                        RequestHash = receipt.Hash,
                        Answer = JsonSerializer.Serialize(done.Answer, Json),
                        At = scene.Now,
                    });
                    return done.Answer;
                },
                cancellation);
            scene.Context.Meter.Count(scene.Now);
            signal.Raise();
            return new(answer, IsWritten: true);
        }
        catch (ActRefusedException refused)
        {
            return new(refused.Refusal, IsWritten: false);
        }
        finally
        {
            scene.Context.MarkStale();
        }
    }

    private async Task<ActResult<T>?> BeforeAsync<T>(ReceiptOf receipt, CancellationToken cancellation)
        where T : class
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var stored = await db.ActionReceipts.AsNoTracking().FirstOrDefaultAsync(r => r.Key == receipt.Key, cancellation);
        return stored is null ? null
            : stored.RequestHash == receipt.Hash ? JsonSerializer.Deserialize<T>(stored.Answer, Json)!
            : ActRefusals.KeyReused;
    }

    private async Task<ActScene> SceneAsync(ResidentCaller who, ResidentContext context, CancellationToken cancellation)
    {
        if (context.IsStale)
        {
            contexts.Load(context);
        }

        if (context.Version == 0 && who.IsOfMiniProgram)
        {
            // Who never spoke in the chat has no conversation; home stands with the account.
            await using var db = await database.CreateDbContextAsync(cancellation);
            context.HomeGrid = HomeGrids.Of(db, who.Holder);
        }

        var now = clock.GetChinaNow();
        var grids = directory.Current;
        return new ActScene(who, context, new ResidentGuide(context, grids, profile, jurisdiction, understanding, promises, now, knowledge.Current, neighbours), grids, now);
    }

    private readonly record struct ReceiptOf(string Key, string Hash);

    private sealed record Tried<T>(ActResult<T> Result, bool IsWritten)
        where T : class;

    private sealed class LinkedMeanwhileException(ResidentCaller now) : Exception
    {
        public ResidentCaller Now => now;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{8,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex KeyForm();
}

/// <summary>What is known when an act is decided: all of it as of one instant, under the resident's gate.</summary>
public sealed record ActScene(ResidentCaller Who, ResidentContext Context, IGuide Guide, GridDirectory Grids, DateTimeOffset Now);

/// <summary>What an act comes to. A closed set.</summary>
public abstract record ActPlan<T>
    where T : class
{
    private ActPlan()
    {
    }

    /// <summary>Nothing is written.</summary>
    public sealed record Refuse(ActRefusal Why) : ActPlan<T>;

    /// <summary>Nothing needs writing: asked again, it is decided again.</summary>
    public sealed record Say(T Answer) : ActPlan<T>;

    /// <param name="Work">Runs inside the transaction; leaves it by <see cref="ActRefusedException"/>.</param>
    /// <param name="IsUrgent">What is urgent is never too fast.</param>
    public sealed record Write(Func<WriteSession, ActDone<T>> Work, bool IsUrgent = false) : ActPlan<T>;
}

/// <summary>What was done, and to which intake (0: to none).</summary>
public sealed record ActDone<T>(T Answer, long IntakeId);
