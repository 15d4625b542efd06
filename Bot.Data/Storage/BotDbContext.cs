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
using Bot.Data.PublicBoard;
using Bot.Data.Ratings;
using Bot.Data.Safety;
using Bot.Data.Supervision;
using Bot.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Storage;

/// <summary>What is true. Read through this context; written only through <see cref="GroupCommit"/>.</summary>
public sealed class BotDbContext(DbContextOptions<BotDbContext> options) : DbContext(options)
{
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

    public DbSet<ExtensionRequest> ExtensionRequests => Set<ExtensionRequest>();

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

    public DbSet<PublicPhoto> PublicPhotos => Set<PublicPhoto>();

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

    public DbSet<BestObjection> BestObjections => Set<BestObjection>();

    public DbSet<AccountabilityCase> AccountabilityCases => Set<AccountabilityCase>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.MapGrids();
        model.MapConversations();
        model.MapIntakes();
        model.MapDeadlines();
        model.MapCallBacks();
        model.MapRatings();
        model.MapJoining();
        model.MapEventQueue();
        model.MapDeliveries();
        model.MapConsents();
        model.MapOpen311();
        model.MapIntegration();
        model.MapUploads();
        model.MapDrafts();
        model.MapSafety();
        model.MapPublicBoard();
        model.MapPeople();
        model.MapAudit();
        model.MapFigures();
        model.MapAccountability();
        model.MapAccounts();
        model.MapHotIssues();
        model.MapPhoneCalls();
        model.MapSupervision();
        model.MapExtensions();
    }
}
