using System.Text.Json.Nodes;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Audit;
using Bot.Data.Knowledge;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Desk;

/// <summary>
/// Fills a database with a year of intakes by plain SQL: most closed and rated, some late, the last days open in every state, one in twenty with a department,
/// a third of all in each of three townships; beside them their messages, events, files, calls, orders, and as many acts in the audit. Nothing is told to
/// anybody: no events that wait, no steps of deadlines within reach. No statistics are gathered afterwards (ANALYZE), because the product gathers none.
/// </summary>
internal static class DeskSeed
{
    public const string Password = "一年的诉求都在这里 2026";
    public const string Department = "演示住建局";
    public const string Phone = "13900000077";
    public const string MiniSession = "benchsession";
    public const string Resident = "bench-resident";

    /// <summary>The township of the demo grids, and two that are copies of it.</summary>
    private static readonly string[] Townships = ["370481106", "370481107", "370481108"];

    /// <summary>Login by role.</summary>
    public static IReadOnlyList<(string Login, string Role, string Scope)> People { get; } =
    [
        ("bench-leader", StaffRoles.Leader, "37"), ("bench-agent", StaffRoles.Agent, "37"), ("bench-township", StaffRoles.Township, Townships[0]),
        ("bench-department", StaffRoles.Department, "37/" + Department), ("bench-admin", StaffRoles.Administrator, "37"), ("bench-auditor", StaffRoles.Auditor, "37"),
    ];

    private static readonly string[] Texts = ["楼下路灯坏了三天，晚上看不见", "小区门口垃圾没人清", "村口水管漏水", "楼道堆了杂物，怕着火", "邻居半夜太吵", "路面有个大坑", "下水道堵了，味道很大", "想问问医保怎么交"];
    private static readonly string[] Items = ["municipal-facility", "environment-sanitation", "water-supply", "fire-hazard", "noise", "road", "drainage", "social-insurance"];
    private const string Place = "演示地点";
    private const string Rare = "井盖翘起";

    /// <summary>The demo grids three times over: a city has more than one township.</summary>
    public static string ThreeTownships(string geoJson)
    {
        var all = JsonNode.Parse(geoJson)!;
        var features = all["features"]!.AsArray();
        foreach (var feature in features.ToList())
        {
            foreach (var other in Townships.Skip(1))
            {
                var copy = JsonNode.Parse(feature!.ToJsonString().Replace(Townships[0], other, StringComparison.Ordinal))!;
                copy["geometry"] = null;
                features.Add(copy);
            }
        }

        return all.ToJsonString();
    }

    public static async Task FillAsync(IServiceProvider services, string connection, int count, DateTimeOffset now)
    {
        var (commit, sealing) = (services.GetRequiredService<GroupCommit>(), services.GetRequiredService<PersonalData>());
        var hash = services.GetRequiredService<Passwords>().Hash(Password);
        await commit.Run(session =>
        {
            foreach (var (login, role, scope) in People)
            {
                session.Insert(new StaffMember { Login = login, Name = "演示" + role, Role = role, Scope = scope, SealedPhone = sealing.Seal("0632-0000000") });
                StaffAccounts.SetFirst(session, login, hash, now, AuditLog.Console, mustChange: false);
            }

            session.Insert(new MiniAccount { Key = Resident, SealedOpenId = sealing.Seal(Resident), CreatedAt = now });
            session.Insert(new MiniSession { Id = MiniSession, Account = Resident, RefreshHash = "", CreatedAt = now, ExpiresAt = now.AddYears(1) });
        });
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await RunAsync(db, "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -400000");
        await RunAsync(db, "BEGIN");
        await RunAsync(db, "CREATE TEMP TABLE g AS SELECT row_number() OVER (ORDER BY \"Code\") - 1 AS n, \"Code\" AS code, \"Name\" AS name FROM grids");
        await RunAsync(db, "CREATE TEMP TABLE k AS " + string.Join(" UNION ALL ", Items.Select((item, i) => $"SELECT {i} AS n, '{item}' AS item, '{Texts[i]}' AS text, '{Grams(Texts[i] + " " + Place)}' AS grams")));
        foreach (var sql in Statements)
        {
            await RunAsync(db, sql, ("$count", count), ("$now", now.ToUnixTimeMilliseconds()), ("$phone", sealing.PhoneKey(Phone)), ("$mark", long.MaxValue));
        }

        await RunAsync(db, "COMMIT");
    }

    private static string Grams(string words) => string.Join(' ', SearchTerms.Of(words).Distinct(StringComparer.Ordinal));

    /// <summary>Intake n was reported at its share of the year before now; what is older than four days is closed, but for one in a hundred.</summary>
    private static IEnumerable<string> Statements =>
    [
        """
        CREATE TEMP TABLE s AS
        WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < $count),
        t AS (SELECT n, $now - 31536000000 + (n * 31535000000 / $count) AS at, (n * 7919) % 1000 AS dice FROM c)
        SELECT t.n, at, dice, CAST(strftime('%Y%m%d', at / 1000 + 28800, 'unixepoch') AS INTEGER) AS day, at < $now - 345600000 AND dice / 10 <> 50 AS done,
          (n * 31) % (SELECT count(*) FROM g) AS grid, (n * 13) % 8 AS kind, at + CASE WHEN dice % 10 = 3 THEN 400000000 ELSE 20000000 + dice * 100000 END AS result
        FROM t
        """,
        $"""
        CREATE TEMP TABLE i AS SELECT s.*, day * 1000000 + row_number() OVER (PARTITION BY day ORDER BY n) AS id,
          CASE WHEN done THEN 6 ELSE CASE n % 12 WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 2 WHEN 3 THEN 3 WHEN 4 THEN 3 WHEN 5 THEN 4 WHEN 6 THEN 7 WHEN 7 THEN 8 WHEN 8 THEN 9 WHEN 9 THEN 13 ELSE 0 END END AS status,
          CASE WHEN n % 20 = 1 THEN '{Department}' END AS department
        FROM s ORDER BY n
        """,
        $"""
        INSERT INTO intakes ("Id", "Resident", "Kind", "Item", "Text", "Status", "Urgent", "Confidential", "AboutWorker", "GridCode", "GridName", "PlaceText", "Longitude", "Latitude", "Level", "Due", "Channel", "SubmittedAt", "Urges", "HandlerId", "HandlerName", "Department", "VerifyOnSite", "Rating", "LastMoveAt", "Entries", "LastHash", "PhoneKey")
        SELECT id, CASE WHEN i.n % 2000 = 1999 THEN '{Resident}' ELSE 'r' || (i.n % 200000) END, 'request', item, text, status, dice < 10, dice = 11, dice = 12, g.code, g.name, '{Place}', 117.02 + (i.n % 97) * 0.0005, 34.95 + (i.n % 89) * 0.0005, 'grid', at + 259200000, 'wechat', at, 0,
          CASE WHEN status IN (2, 3, 4, 6, 9) THEN 'w' || (grid % 300) END, CASE WHEN status IN (2, 3, 4, 6, 9) THEN '演示网格员' || CASE WHEN grid % 300 = 7 THEN '' ELSE grid % 300 END END, CASE WHEN status IN (2, 3, 4, 6, 9) THEN department END, 0,
          CASE WHEN status IN (4, 6, 13) AND dice % 2 = 0 THEN 1 + (dice * 7) % 5 END, CASE WHEN done THEN result ELSE at END, CASE WHEN done THEN 3 ELSE 1 END, 'seed', CASE WHEN i.n % 5000 = 4 THEN $phone END
        FROM i JOIN g ON g.n = grid JOIN k ON k.n = kind ORDER BY id
        """,
        """
        INSERT INTO timeline ("IntakeId", "Sequence", "Move", "Status", "Role", "ActorName", "ActorId", "At", "Note", "IsPublic", "Hash")
        SELECT id, 1, 0, 0, 0, '居民', NULL, at, NULL, 1, 'seed' FROM i UNION ALL
        SELECT id, 2, 1, 1, 1, '演示网格员', 'w' || (grid % 300), at + 3600000, NULL, 1, 'seed' FROM i WHERE done UNION ALL
        SELECT id, 3, 7, 4, 1, '演示网格员', 'w' || (grid % 300), result, '已经修好了，请您看看', 1, 'seed' FROM i WHERE done ORDER BY 1, 2
        """,
        """
        INSERT INTO deadlines ("IntakeId", "Kind", "SetAt", "Due", "EndedAt", "Step", "NextAt")
        SELECT id, 1, at, at + 259200000, CASE WHEN done THEN result END, 5, 4102444800000 FROM i ORDER BY id
        """,
        """
        INSERT INTO deliveries ("EventId", "Recipient", "IntakeId", "Purpose", "Body", "Urgent", "CreatedAt", "State", "Attempts", "NextAt", "EndedAt", "Error")
        SELECT 'e' || id, 'resident:r' || (n % 200000), id, 'result', '办好了', 0, result, CASE WHEN n % 100 = 7 THEN 4 WHEN n % 100 = 8 THEN 3 ELSE 2 END, 1, result, result,
          CASE WHEN n % 100 = 7 THEN CASE WHEN n % 200 = 7 THEN 'NotFollowing' ELSE 'InvalidOpenId' END WHEN n % 100 = 8 THEN 'CustomerWindowClosed' END FROM i WHERE done ORDER BY id
        """,
        """
        INSERT INTO events ("Id", "Type", "IntakeId", "Time", "Data", "State", "Attempts", "NextAt")
        SELECT id || '-1', 'submitted', id, at, '{"number":"demo"}', CASE WHEN n % 50000 = 9 THEN 3 ELSE 2 END, 1, at FROM i ORDER BY id
        """,
        """
        INSERT INTO attachments ("Id", "IntakeId", "Type", "By", "At", "State", "Size", "Attempts", "NextAt")
        SELECT printf('%032x', id), id, CASE WHEN n % 9 = 0 THEN 'voice' ELSE 'image' END, 'resident', at, CASE WHEN n % 300 = 0 THEN 3 ELSE 1 END, 1, 1, at FROM i WHERE n % 3 = 0 ORDER BY id
        """,
        """
        INSERT INTO call_backs ("IntakeId", "Reason", "SetAt", "Due", "DoneAt") SELECT id, n % 5, at, at + 86400000, CASE WHEN at < $now - 172800000 THEN at + 86400000 END FROM i WHERE n % 10 = 1 ORDER BY id
        """,
        """
        INSERT INTO supervision_orders ("Id", "IntakeId", "IssuedAt", "Due", "ToLevel", "Reason", "AnsweredAt")
        SELECT day * 100000 + row_number() OVER (PARTITION BY day ORDER BY n), id, at, at + 172800000, 'grid', '演示', CASE WHEN at < $now - 345600000 THEN at + 172800000 END FROM i WHERE n % 20 = 0 ORDER BY id
        """,
        """INSERT INTO phone_calls ("IntakeId", "At", "TakenBy", "ByPhone") SELECT id, at, 'bench-agent', 0 FROM i WHERE n % 20 = 3 ORDER BY id""",
        """
        INSERT INTO owner_disputes ("IntakeId", "RaisedAt", "RaisedBy", "Claims") SELECT id, at, '演示街道', '不归我们管' FROM i WHERE status = 7
        """,
        """
        INSERT INTO audit_entries ("Id", "At", "Login", "Act", "Subject", "Detail", "Previous", "Hash")
        SELECT (SELECT "Count" FROM audit_heads) + n + 1, at, CASE WHEN n % 3 = 0 THEN 'bench-agent' ELSE 'bench-leader' END, 'intake-moved', 'WG-' || day || '-' || substr(id, 9), '{}', printf('%064x', n), printf('%064x', n + 1) FROM i
        """,
        """UPDATE audit_heads SET "Count" = (SELECT max("Id") FROM audit_entries), "Hash" = 'seed'""",
        $"INSERT INTO intake_search (rowid, \"Grams\") SELECT id * 1000 + 1, CASE WHEN i.n % 20000 = 11 THEN '{Grams(Rare)}' ELSE grams END FROM i JOIN k ON k.n = kind ORDER BY id",
        $"INSERT OR REPLACE INTO import_marks (\"Name\", \"Version\", \"At\") VALUES ('{Bot.Api.Desk.Inbox.SearchCatchUp.Mark}', $mark, $now)",
    ];

    private static async Task RunAsync(SqliteConnection db, string sql, params (string Name, object Value)[] values)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
