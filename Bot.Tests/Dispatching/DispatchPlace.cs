using System.Text.Json.Nodes;
using Bot.Tests.Road;

namespace Bot.Tests.Dispatching;

/// <summary>A place whose office gives intakes to departments, and whose grid workers look at what those did.</summary>
internal static class DispatchPlace
{
    public const string Department = "演示住建局";
    public const string Robot = "robot-demo-housing";
    public const string Official = "dept-demo-1";
    public const string Officer = "office-demo-1";

    private static readonly Lazy<string> Checked = new(() => Write(byGridWorker: true));
    private static readonly Lazy<string> Plain = new(() => Write(byGridWorker: false));

    public static string WithCheck => Checked.Value;

    public static string WithoutCheck => Plain.Value;

    /// <summary>Where somebody agrees to extensions: <c>desk</c> or <c>township</c>.</summary>
    public static string Asking(string approval) => Write(byGridWorker: false, approval);

    private static string Write(bool byGridWorker, string approval = "none") => ChangedProfile.Write(p =>
    {
        p["departments"] = JsonNode.Parse("""
            [{"name":"演示住建局","phone":"0632-5550101","robot":"robot-demo-housing","members":[
              {"userId":"dept-demo-1","name":"演示钱工","title":"住建局值班（演示）"},
              {"userId":"dept-demo-2","name":"演示孙工","title":"住建局值班（演示）"}]},
             {"name":"演示水务局","phone":"0632-5550102"}]
            """);
        p["dispatch"] = JsonNode.Parse("""{"name":"吹哨派单","fromLevel":"township","workingDays":4}""");
        p["extension"] = new JsonObject { ["approval"] = approval };
        p["verification"] = new JsonObject { ["byGridWorker"] = byGridWorker };
    });
}
