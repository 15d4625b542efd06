using System.Globalization;
using Bot.Data;

namespace Bot.Api.Open311;

/// <summary>What is asked for by <c>GET requests</c>.</summary>
public sealed record RequestQuery
{
    /// <summary>"This overrides all other arguments." Null where it is not given.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>Empty: "This defaults to all service codes when not declared."</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Empty: "This defaults to all statuses."</summary>
    public IReadOnlyList<RequestStatus> Statuses { get; init; } = [];

    /// <summary>Asked at or after it.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Asked at or before it.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Extension: last moved at or after it.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Extension: last moved at or before it.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Extension: around a point.</summary>
    public RequestArea? Area { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = Open311Limits.MostRequests;

    /// <summary>Extension: with <c>extended_attributes</c>.</summary>
    public bool IsExtended { get; init; }

    public static (RequestQuery? Query, IReadOnlyList<Open311Fault> Faults) Read(IQueryCollection query, DateTimeOffset now)
    {
        List<Open311Fault> faults = [];
        var fields = new QueryFields(query, faults);
        var isExtended = fields.Flag("extensions");
        if (fields.List("service_request_id") is { } numbers)
        {
            return faults.Count > 0 ? (null, faults) : (new RequestQuery { Numbers = numbers, IsExtended = isExtended }, faults);
        }

        var (from, until) = Span(fields, now);
        var read = new RequestQuery
        {
            Services = fields.List("service_code") ?? [],
            Statuses = Read(fields.List("status") ?? [], faults),
            From = from,
            Until = until,
            UpdatedAfter = fields.Instant("updated_after"),
            UpdatedBefore = fields.Instant("updated_before"),
            Area = RequestArea.Read(fields),
            Page = fields.Whole("page", 1, Open311Limits.MostPages) ?? 1,
            PageSize = fields.Whole("page_size", 1, Open311Limits.MostRequests) ?? Open311Limits.MostRequests,
            IsExtended = isExtended,
        };
        return faults.Count > 0 ? (null, faults) : (read, faults);
    }

    /// <summary>"When not specified, the range defaults to most recent 90 days"; with one end given, to 90 days on from it.</summary>
    private static (DateTimeOffset From, DateTimeOffset Until) Span(QueryFields fields, DateTimeOffset now)
    {
        var (start, end) = (fields.Instant("start_date"), fields.Instant("end_date"));
        if (start > end)
        {
            fields.Fault("start_date", "开始时间要在 end_date 之前。");
        }
        else if (end - start > Open311Limits.QuerySpan)
        {
            fields.Fault("end_date", string.Create(CultureInfo.InvariantCulture, $"start_date 到 end_date 最多 {Open311Limits.QuerySpan.TotalDays} 天。"));
        }

        var until = end ?? (start is { } from ? from + Open311Limits.QuerySpan : now);
        return (start ?? until - Open311Limits.QuerySpan, until);
    }

    private static List<RequestStatus> Read(IReadOnlyList<string> statuses, List<Open311Fault> faults)
    {
        List<RequestStatus> read = [];
        foreach (var status in statuses)
        {
            if (status.Equals("open", StringComparison.OrdinalIgnoreCase))
            {
                read.Add(RequestStatus.Open);
            }
            else if (status.Equals("closed", StringComparison.OrdinalIgnoreCase))
            {
                read.Add(RequestStatus.Closed);
            }
            else
            {
                faults.Add(Open311Fault.Wrong("status", "只能是 open、closed。"));
                break;
            }
        }

        return read;
    }
}

/// <summary>"open: it has been reported. closed: it has been resolved."</summary>
public enum RequestStatus
{
    Open,
    Closed,
}
