using Bot.Data.Accountability;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.CallBacks;
using Bot.Data.Consents;
using Bot.Data.Conversations;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Drafts;
using Bot.Data.EventQueue;
using Bot.Data.Figures;
using Bot.Data.Grids;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Bot.Data.Integration;
using Bot.Data.Joining;
using Bot.Data.Open311;
using Bot.Data.People;
using Bot.Data.PhoneCalls;
using Bot.Data.Ratings;
using Bot.Data.Safety;
using Bot.Data.Supervision;
using Bot.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Storage;

/// <summary>What is true. Read through this context; written only through <see cref="GroupCommit"/>.</summary>
public sealed class BotDbContext(DbContextOptions<BotDbContext> options) : DbContext(options)
{
    /// <summary>Rows that still want work: waiting (0) or leased (1). The index over them stays small however long the log grows.</summary>
    private const string Open = "\"State\" < 2";

    public DbSet<Grid> Grids => Set<Grid>();

    public DbSet<GridMember> GridMembers => Set<GridMember>();

    public DbSet<GridAddress> GridAddresses => Set<GridAddress>();

    public DbSet<GridChange> GridChanges => Set<GridChange>();

    public DbSet<ImportMark> ImportMarks => Set<ImportMark>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<SeenMessage> SeenMessages => Set<SeenMessage>();

    public DbSet<Intake> Intakes => Set<Intake>();

    public DbSet<IntakeCounter> IntakeCounters => Set<IntakeCounter>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<QueuedEvent> Events => Set<QueuedEvent>();

    public DbSet<ActionReceipt> ActionReceipts => Set<ActionReceipt>();

    public DbSet<StreamPosition> StreamPositions => Set<StreamPosition>();

    public DbSet<ParkedAction> ParkedActions => Set<ParkedAction>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<RobotTrouble> RobotTroubles => Set<RobotTrouble>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<SupervisionOrder> SupervisionOrders => Set<SupervisionOrder>();

    public DbSet<OwnerDispute> OwnerDisputes => Set<OwnerDispute>();

    public DbSet<WorkerFinding> WorkerFindings => Set<WorkerFinding>();

    public DbSet<PhoneCall> PhoneCalls => Set<PhoneCall>();

    public DbSet<CallBack> CallBacks => Set<CallBack>();

    public DbSet<IntakeFollower> IntakeFollowers => Set<IntakeFollower>();

    public DbSet<ItemCorrection> ItemCorrections => Set<ItemCorrection>();

    public DbSet<Open311Filing> Open311Filings => Set<Open311Filing>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<SavedDraft> SavedDrafts => Set<SavedDraft>();

    public DbSet<SafetyVerdict> SafetyVerdicts => Set<SafetyVerdict>();

    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();

    public DbSet<SignInLock> SignInLocks => Set<SignInLock>();

    public DbSet<DeskSession> DeskSessions => Set<DeskSession>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<MiniAccount> MiniAccounts => Set<MiniAccount>();

    public DbSet<MiniSession> MiniSessions => Set<MiniSession>();

    public DbSet<LinkCode> LinkCodes => Set<LinkCode>();

    public DbSet<PublicOptOut> PublicOptOuts => Set<PublicOptOut>();

    public DbSet<PersonalRead> PersonalReads => Set<PersonalRead>();

    public DbSet<WebhookSubscription> Webhooks => Set<WebhookSubscription>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<StandIn> StandIns => Set<StandIn>();

    public DbSet<GroupReply> GroupReplies => Set<GroupReply>();

    public DbSet<GroupReplyIntake> GroupReplyIntakes => Set<GroupReplyIntake>();

    public DbSet<IntakeFact> IntakeFacts => Set<IntakeFact>();

    public DbSet<FigureCell> FigureCells => Set<FigureCell>();

    public DbSet<BestList> BestLists => Set<BestList>();

    public DbSet<AccountabilityCase> AccountabilityCases => Set<AccountabilityCase>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        MapGrids(model);
        MapConversations(model);
        MapIntakes(model);
        MapQueues(model);
        MapDelivering(model);
        model.MapOpen311();
        model.MapIntegration();
        model.MapUploads();
        model.MapDeskPeople();
        model.MapAudit();
        model.MapFigures();
        model.MapAccounts();
        model.MapStandIns();
        model.MapGroupReplies();
        model.MapPhoneCalls();
        model.MapSupervision();
    }

    private static void MapGrids(ModelBuilder model)
    {
        model.Entity<Grid>(e =>
        {
            e.ToTable("grids");
            e.HasIndex(g => g.Code).IsUnique();
            e.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GridId);
            e.HasMany(g => g.Addresses).WithOne().HasForeignKey(a => a.GridId);
        });
        model.Entity<GridMember>().ToTable("grid_members").HasIndex(m => m.UserId);
        model.Entity<GridAddress>().ToTable("grid_addresses");
        model.Entity<GridChange>().ToTable("grid_changes").HasIndex(c => new { c.Grid, c.At });
        model.Entity<ImportMark>().ToTable("import_marks").HasKey(m => m.Name);
        model.Entity<StaffMember>().ToTable("staff").HasKey(m => m.Login);
    }

    private static void MapConversations(ModelBuilder model)
    {
        model.Entity<Conversation>(e =>
        {
            e.ToTable("conversations");
            e.HasKey(c => c.Resident);
            e.HasIndex(c => c.SendUpAt).HasFilter("\"SendUpAt\" IS NOT NULL");
        });
        model.Entity<SeenMessage>(e =>
        {
            e.ToTable("seen_messages");
            e.HasKey(s => s.Key);
            e.HasIndex(s => new { s.Resident, s.At });
        });
    }

    private static void MapIntakes(ModelBuilder model)
    {
        model.Entity<Intake>(e =>
        {
            e.ToTable("intakes");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Ignore(i => i.Number);
            e.HasIndex(i => i.Resident);
            e.HasIndex(i => new { i.GridCode, i.Status });
            e.HasIndex(i => new { i.Item, i.Id });
            e.HasIndex(i => new { i.Status, i.Due, i.Id, i.GridCode, i.Department, i.HandlerId, i.Rating, i.Confidential, i.AboutWorker }).HasDatabaseName("IX_intakes_inbox");
            e.HasIndex(i => new { i.Status, i.Id }).HasDatabaseName("IX_intakes_about_worker").HasFilter("\"AboutWorker\"");
            e.HasIndex(i => new { i.Status, i.Due }, "IX_intakes_confidential").HasFilter("\"Confidential\"");
            e.HasIndex(i => new { i.Department, i.Status, i.Due, i.Id, i.HandlerId, i.Rating, i.Confidential, i.AboutWorker }).HasDatabaseName("IX_intakes_department").HasFilter("\"Department\" IS NOT NULL");
            e.HasIndex(i => new { i.HandlerName, i.Id }).HasDatabaseName("IX_intakes_handler").HasFilter("\"HandlerName\" IS NOT NULL");
        });
        model.Entity<IntakeCounter>(e =>
        {
            e.ToTable("intake_counters");
            e.HasKey(c => c.Day);
            e.Property(c => c.Day).ValueGeneratedNever();
        });
        model.Entity<TimelineEntry>().ToTable("timeline").HasKey(t => new { t.IntakeId, t.Sequence });
        model.Entity<Attachment>(e =>
        {
            e.ToTable("attachments");
            e.HasIndex(a => a.IntakeId);
            e.HasIndex(a => new { a.State, a.NextAt });
        });
        model.Entity<Deadline>(e =>
        {
            e.ToTable("deadlines");
            e.HasIndex(d => d.IntakeId);
            e.HasIndex(d => new { d.EndedAt, d.Due });
            e.HasIndex(d => d.NextAt).HasDatabaseName("IX_deadlines_running").HasFilter("\"EndedAt\" IS NULL");
        });
        model.Entity<SupervisionOrder>(e =>
        {
            e.ToTable("supervision_orders");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Ignore(o => o.Number);
            e.HasIndex(o => o.IntakeId);
            e.HasIndex(o => o.IntakeId, "IX_supervision_orders_open").HasFilter("\"AnsweredAt\" IS NULL");
        });
        model.Entity<CallBack>(e =>
        {
            e.ToTable("call_backs");
            e.HasIndex(c => c.IntakeId);
            e.HasIndex(c => c.Due).HasDatabaseName("IX_call_backs_open").HasFilter("\"DoneAt\" IS NULL");
        });
        model.Entity<Rating>().ToTable("ratings").HasKey(r => new { r.IntakeId, r.Sequence });
        model.Entity<IntakeFollower>(e =>
        {
            e.ToTable("intake_followers");
            e.HasKey(f => new { f.IntakeId, f.Resident, f.Via });
            e.HasIndex(f => f.Resident);
        });
        model.Entity<ItemCorrection>(e =>
        {
            e.ToTable("item_corrections");
            e.HasKey(c => new { c.IntakeId, c.At });
        });
    }

    private static void MapQueues(ModelBuilder model)
    {
        model.Entity<QueuedEvent>(e =>
        {
            e.ToTable("events");
            e.HasKey(q => q.Position);
            e.HasIndex(q => q.Id).IsUnique();
            e.HasIndex(q => new { q.IntakeId, q.Position });
            e.HasIndex(q => q.Position).HasDatabaseName("IX_events_open").HasFilter(Open);
            e.HasIndex(q => q.Position, "IX_events_parked").HasFilter("\"State\" = 3");
        });
        model.Entity<ActionReceipt>().ToTable("action_receipts").HasKey(r => r.Key);
        model.Entity<StreamPosition>().ToTable("stream_positions").HasKey(p => p.Name);
        model.Entity<ParkedAction>().ToTable("parked_actions").HasKey(p => p.EntryId);
        model.Entity<Delivery>(e =>
        {
            e.ToTable("deliveries");
            e.HasIndex(d => new { d.EventId, d.Recipient, d.Purpose }).IsUnique();
            e.HasIndex(d => new { d.Urgent, d.Id }).IsDescending(true, false).HasDatabaseName("IX_deliveries_open").HasFilter(Open);
            e.HasIndex(d => new { d.IntakeId, d.State });
            e.HasIndex(d => d.EndedAt).HasDatabaseName("IX_deliveries_gave_up").HasFilter("\"State\" = 4");
            e.HasIndex(d => new { d.Error, d.Id }, "IX_deliveries_kept_by_error").HasFilter("\"State\" = 3");
            e.HasIndex(d => new { d.Error, d.Id }, "IX_deliveries_gave_up_by_error").HasFilter("\"State\" = 4");
            e.HasIndex(d => new { d.Recipient, d.State });
        });
    }

    private static void MapDelivering(ModelBuilder model)
    {
        model.Entity<DeliveryAttempt>(e =>
        {
            e.ToTable("delivery_attempts");
            e.HasIndex(a => a.DeliveryId);
            e.HasIndex(a => new { a.Recipient, a.At });
            e.HasIndex(a => a.At);
            e.HasIndex(a => a.MessageId).HasFilter("\"MessageId\" IS NOT NULL");
        });
        model.Entity<RobotTrouble>().ToTable("robot_troubles").HasKey(t => t.Robot);
        model.Entity<Consent>().ToTable("consents").HasKey(c => new { c.Resident, c.TemplateId });
    }
}
