using System.Text;
using Bot.Api.Streams;
using Xunit;

namespace Bot.Tests.Streams;

/// <summary>However an entry is put, the same action is read; what cannot be read is named.</summary>
public sealed class ActionEntryReaderTests
{
    private const string Number = "WG-20261121-000002";

    [Theory]
    [InlineData("number", Number, "action", "accept", "note", "好", "actor", """{"userid":"w1","name":"演示","role":"网格员"}""", "idempotencyKey", "k")]
    [InlineData("number", Number, "action", "accept", "note", "好", "userid", "w1", "name", "演示", "role", "网格员", "Idempotency-Key", "k", "until", "")]
    [InlineData("number", Number, "idempotency_key", "k", "action", """{"action":"accept","note":"好","actor":{"userid":"w1","name":"演示","role":"网格员"}}""")]
    [InlineData("data", """{"number":"WG-20261121-000002","key":"k","action":"accept","note":"好","actor":{"userid":"w1","name":"演示","role":"网格员"}}""")]
    [InlineData("subject", Number, "key", "k", "payload", """ {"action":"accept","note":"好","userid":"w1","name":"演示","role":"网格员","until":null}""")]
    [InlineData("event", """{"specversion":"1.0","subject":"WG-20261121-000002","data":{"key":"k","action":"accept","note":"好","actor":{"userid":"w1","name":"演示","role":"网格员"}}}""")]
    [InlineData("Intake", Number, "KEY", "k", "body", """{"number":"WG-20200101-000009","action":{"action":"accept","note":"好"},"actor":"{\"userid\":\"w1\",\"name\":\"演示\",\"role\":\"网格员\"}"}""")]
    public void Every_shape_says_the_same(params string[] fields)
    {
        var order = Assert.IsType<ActionEntry.Order>(ActionEntryReader.Read(Entry(fields)));
        Assert.Equal((Number, "k"), (order.Number, order.Key));
        Assert.Equal(("accept", "好", null, null), (order.Request.Action, order.Request.Note, order.Request.Assignee, order.Request.Until));
        Assert.Equal(new("w1", "演示", "网格员"), order.Request.Actor);
    }

    [Theory]
    [InlineData("no-number", "number", "action", "accept")]
    [InlineData("no-number", "number", "number", "", "action", "accept")]
    [InlineData("bad-json", "data", "number", Number, "data", "{\"action\"")]
    [InlineData("bad-json", "data", "number", Number, "data", "{\"action\":\"accept\"} more")]
    [InlineData("bad-json", "data", "number", Number, "data", "{\"action\":\"accept\",\"action\":\"resolve\"}")]
    [InlineData("bad-json", "actor", "number", Number, "action", "accept", "actor", "{no")]
    [InlineData("bad-json", "until", "number", Number, "action", "extend", "until", "morgen")]
    [InlineData("bad-json", "action", "number", Number, "data", "{\"action\":5}")]
    [InlineData("bad-json", "entry", "number", Number, "data", "{\"action\":\"note\",\"note\":\"\\ud800\"}")]
    [InlineData("bad-json", "data", "data", "{\"number\":\"\\ud800\"}")]
    public void What_cannot_be_read_is_named(string reason, string field, params string[] fields)
    {
        var unreadable = Assert.IsType<ActionEntry.Unreadable>(ActionEntryReader.Read(Entry(fields)));
        Assert.Equal((reason, field), (unreadable.Reason, unreadable.Field));
    }

    [Fact]
    public void Bytes_that_are_no_text_endless_nesting_and_too_much_are_unreadable()
    {
        var bytes = new StreamEntry("1-0", [KeyValuePair.Create("number"u8.ToArray(), new byte[] { 0xff, 0xfe })]);
        Assert.Equal("bad-json", Assert.IsType<ActionEntry.Unreadable>(ActionEntryReader.Read(bytes)).Reason);
        var deep = Entry("number", Number, "data", string.Concat(Enumerable.Repeat("{\"data\":", 5_000)) + "1" + new string('}', 5_000));
        Assert.Equal("bad-json", Assert.IsType<ActionEntry.Unreadable>(ActionEntryReader.Read(deep)).Reason);
        var large = Entry("number", Number, "note", new string('a', StreamLimits.EntryBytes));
        Assert.Equal("too-large", Assert.IsType<ActionEntry.Unreadable>(ActionEntryReader.Read(large)).Reason);
        Assert.Equal("removed", Assert.IsType<ActionEntry.Unreadable>(ActionEntryReader.Read(new StreamEntry("1-0", null))).Reason);
    }

    private static StreamEntry Entry(params string[] fields) =>
        new("1-0", [.. fields.Chunk(2).Select(f => KeyValuePair.Create(Encoding.UTF8.GetBytes(f[0]), Encoding.UTF8.GetBytes(f[1])))]);
}
