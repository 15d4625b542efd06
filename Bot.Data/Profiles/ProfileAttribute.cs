using System.Text.Json.Serialization;

namespace Bot.Data.Profiles;

/// <summary>A question that goes with an item, asked where forms are filled in (Open311: attribute of a service definition).</summary>
public sealed record ProfileAttribute
{
    /// <summary>Its name in forms (a–z, 0–9 and -); unique within the item.</summary>
    public required string Code { get; init; }

    /// <summary>What is asked, 1 to 100 characters, e.g. 灯杆上的编号是多少？</summary>
    public required string Description { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required AttributeDatatype Datatype { get; init; }

    /// <summary>Nothing is taken without an answer to it.</summary>
    public bool Required { get; init; }

    /// <summary>Helps with the answer, at most 100 characters, e.g. 在灯杆下面的铭牌上.</summary>
    public string? Hint { get; init; }

    /// <summary>The answers of a list, in order; empty for every other kind.</summary>
    public IReadOnlyList<ProfileAttributeValue> Values { get; init; } = [];

    [JsonIgnore]
    public bool IsList => Datatype is AttributeDatatype.Singlevaluelist or AttributeDatatype.Multivaluelist;
}

/// <summary>One answer of a list.</summary>
public sealed record ProfileAttributeValue
{
    /// <summary>Its name in forms (a–z, 0–9 and -); unique within the list.</summary>
    public required string Key { get; init; }

    /// <summary>What people read, 1 to 50 characters.</summary>
    public required string Name { get; init; }
}

/// <summary>Kinds of answers, spelled as GeoReport v2 spells its datatypes.</summary>
public enum AttributeDatatype
{
    /// <summary>A line of words.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An instant.</summary>
    Datetime,

    /// <summary>Words, with line breaks.</summary>
    Text,

    /// <summary>One of the values.</summary>
    Singlevaluelist,

    /// <summary>Some of the values.</summary>
    Multivaluelist,
}
