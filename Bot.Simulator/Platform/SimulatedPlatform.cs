using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Simulator.Platform.Faults;
using Bot.Simulator.Platform.Groups;
using Bot.Simulator.Platform.Residents;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform;

/// <summary>
/// WeChat and WeCom as far as the bot meets them: one official account, one mini-program, one corporation with group
/// robots; residents, groups, and the rules between them. It speaks to the bot only through callbacks and answers it
/// only through the platform APIs. Everything that depends on time asks the clock given.
/// </summary>
public sealed class SimulatedPlatform : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SimulatedResident> _residents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SimulatedGroup> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _workers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _background = new();
    private readonly CallbackDoor _official;
    private readonly CallbackDoor _mini;
    private readonly HeldCallbacks _held;
    private HttpClient? _bot;
    private long _lastMessage;
    private long _lastMsgId;

    public SimulatedPlatform(PlatformSettings settings, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        Settings = settings;
        Clock = clock;
        Log = new CallLog(clock, Signal);
        Tokens = new AccessTokens(clock);
        Codes = new OneTimeCodes(clock);
        Media = new MediaStore(clock);
        Menu = new AccountMenu(Signal);
        QrTickets = new QrTickets(clock);
        Templates = new TemplateQuota(settings, clock);
        Faults = new FaultBoard(Tokens, clock, Signal);
        _held = new HeldCallbacks(Faults, Later);
        _official = new CallbackDoor("/wechat/mp", settings.OfficialAccount, settings, Media, Faults, clock, Log);
        _mini = new CallbackDoor("/wechat/mini", settings.MiniProgram, settings, Media, Faults, clock, Log);
        _lastMsgId = 24_000_000_000_000_000 + (clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000) + RandomNumberGenerator.GetInt32(1_000);
    }

    public PlatformSettings Settings { get; }

    public TimeProvider Clock { get; }

    public Signal Signal { get; } = new();

    public CallLog Log { get; }

    public AccessTokens Tokens { get; }

    public OneTimeCodes Codes { get; }

    public MediaStore Media { get; }

    public AccountMenu Menu { get; }

    public QrTickets QrTickets { get; }

    public TemplateQuota Templates { get; }

    /// <summary>What goes wrong between the platforms and the bot.</summary>
    public FaultBoard Faults { get; }

    /// <summary>Where the platform itself listens; pictures' addresses start with it.</summary>
    public Uri Address { get; set; } = new("http://localhost:5090");

    /// <summary>Where the bot listens; logins may lead back there only (可信域名).</summary>
    public Uri? BotAddress { get; private set; }

    /// <summary>The worker whose phone opens links, by userid; null asks every time.</summary>
    public string? ActingWorker { get; set; }

    /// <summary>Whose phone opens the residents' pages (openid); null asks at every login.</summary>
    public string? ActingResident { get; set; }

    /// <summary>Everyone with a phone, in no order.</summary>
    public IReadOnlyCollection<SimulatedResident> Residents => [.. _residents.Values];

    /// <summary>Every group with a robot.</summary>
    public IReadOnlyCollection<SimulatedGroup> Groups => [.. _groups.Values];

    /// <summary>Members of the corporation: userid to demo name.</summary>
    public IReadOnlyDictionary<string, string> Workers => _workers;

    /// <summary>Tells the platform where the bot listens. <paramref name="handler"/> replaces the network in tests.</summary>
    public void ConnectTo(Uri bot, HttpMessageHandler? handler = null)
    {
        var client = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        client.BaseAddress = bot;
        BotAddress = bot;
        client.Timeout = Timeout.InfiniteTimeSpan; // Each try has its own patience.
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/4.0");
        Interlocked.Exchange(ref _bot, client)?.Dispose();
    }

    /// <summary>Proves the bot's callback address, as saving it in WeChat's console does.</summary>
    public Task<bool> VerifyAsync() => _official.VerifyAsync(Bot);

    /// <summary>Proves the bot's mini-program address.</summary>
    public Task<bool> VerifyMiniProgramAsync() => _mini.VerifyAsync(Bot);

    /// <summary>A resident who knows of the account and does not follow it yet.</summary>
    public SimulatedResident Meet(string openId, string? name = null) => _residents.GetOrAdd(
        openId, id => new SimulatedResident(this, id, name ?? $"演示居民{id}", "1990000" + (1000 + (_residents.Count % 9000))));

    /// <summary>A resident who follows already; the bot is not told.</summary>
    public SimulatedResident Follow(string openId, string? name = null)
    {
        var resident = Meet(openId, name);
        MakeFollow(resident);
        return resident;
    }

    /// <summary>A resident by openid, null when unknown.</summary>
    public SimulatedResident? FindResident(string? openId) => openId is null ? null : _residents.GetValueOrDefault(openId);

    /// <summary>A resident by the openid towards the mini-program, null when unknown.</summary>
    public SimulatedResident? FindMiniProgramUser(string? openId) => _residents.Values.FirstOrDefault(r => r.MiniProgramOpenId == openId);

    /// <summary>A group with a robot of that key.</summary>
    public SimulatedGroup AddGroup(string key, string name) => _groups.GetOrAdd(key, k => new SimulatedGroup(this, k, name));

    /// <summary>A group by its robot's key, null when unknown.</summary>
    public SimulatedGroup? FindGroup(string? key) => key is null ? null : _groups.GetValueOrDefault(key);

    /// <summary>A member of the corporation.</summary>
    public void AddWorker(string userId, string name) => _workers[userId] = name;

    /// <summary>The address of a media file, as <c>PicUrl</c> gives it.</summary>
    public string MediaUrl(string mediaId) => new Uri(Address, "/sim/media/" + mediaId).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        Faults.LiftAll();
        await Task.WhenAll(_background.Keys);
        _bot?.Dispose();
    }

    internal Task<CallbackAnswer> DeliverAsync(Callback callback) =>
        _held.PassAsync(callback, one => _official.DeliverAsync(Bot, one));

    internal Task<CallbackAnswer> DeliverToMiniProgramAsync(Callback callback) =>
        _held.PassAsync(callback, one => _mini.DeliverAsync(Bot, one));

    /// <summary>Runs something after the answer, as the platform does with its later events. Failures are in the log already.</summary>
    internal void Later(Func<Task> work)
    {
        var task = Task.Run(work);
        _background[task] = true;
        _ = task.ContinueWith(done => _background.TryRemove(done, out _), TaskScheduler.Default);
    }

    internal void MakeFollow(SimulatedResident resident)
    {
        resident.Following = true;
        resident.FollowingSince = Clock.GetUtcNow();
        Signal.Raise(new PlatformChange("residents", resident.OpenId, null));
    }

    internal long NextMessageId() => Interlocked.Increment(ref _lastMessage);

    internal long NextMsgId() => Interlocked.Increment(ref _lastMsgId);

    private HttpClient Bot => _bot ?? throw new InvalidOperationException("ConnectTo was not called: the platform does not know the bot's address.");
}
