using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Data.Profiles;

/// <summary>A profile that cannot be used, with file, path inside it and reason.</summary>
public sealed class ProfileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads and checks <c>profiles/{name}.json</c>.</summary>
public static class ProfileFile
{
    /// <summary>Bytes of a profile.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>How a profile is read; <see cref="ProfileSchema"/> says the same to editors.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonDocumentOptions Loose = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="ProfileException">The file is missing, is not JSON, lacks a field, or holds a value out of range.</exception>
    public static Profile Read(string path)
    {
        try
        {
            var bytes = Bytes(path);
            var profile = JsonSerializer.Deserialize<Profile>(bytes.Span, Json) ?? throw new JsonException("A profile is an object.");
            using (var document = JsonDocument.Parse(bytes, Loose))
            {
                RefuseGaps(document.RootElement, "$", hasRegulation: profile.Regulation is { Length: > 0 });
            }

            profile = profile with { Name = Path.GetFileNameWithoutExtension(path), File = path };
            ProfileCheck.Run(profile, path);
            return profile;
        }
        catch (JsonException fault)
        {
            throw new ProfileException($"{path}: {fault.Path ?? "$"}: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException($"{path}: cannot be read: {fault.Message}", fault);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: var length and > MaxFileBytes })
        {
            throw new ProfileException($"{path}: has {length} bytes, at most {MaxFileBytes} are read.");
        }

        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>What the types cannot say: no list holds nothing, and an article is one of a regulation.</summary>
    private static void RefuseGaps(JsonElement element, string path, bool hasRegulation)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.NameEquals("article") && !hasRegulation)
                {
                    throw new JsonException("An article is named, but no regulation that it stands in.", $"{path}.article", null, null);
                }

                RefuseGaps(member.Value, $"{path}.{member.Name}", hasRegulation);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var entry in element.EnumerateArray())
            {
                var at = $"{path}[{index++}]";
                if (entry.ValueKind == JsonValueKind.Null)
                {
                    throw new JsonException("null stands for nothing here.", at, null, null);
                }

                RefuseGaps(entry, at, hasRegulation);
            }
        }
    }
}
