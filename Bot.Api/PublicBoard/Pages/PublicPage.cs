using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.PublicBoard.Pages;

/// <summary>A page that anybody may see. It reads, and takes nothing but what stands in its address.</summary>
public abstract class PublicPage : PageModel
{
    /// <summary>Why there is nothing to see; null where there is something.</summary>
    public string? Sorry { get; private set; }

    /// <summary>The page says calmly that there is nothing here.</summary>
    protected IActionResult Nothing(string why)
    {
        (Sorry, Response.StatusCode) = (why, StatusCodes.Status404NotFound);
        return Page();
    }

    /// <summary>This page with another number of its list, and what else stands in its address.</summary>
    protected string Turned(int page, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = new QueryBuilderOf();
        foreach (var (name, value) in more)
        {
            query.Add(name, value);
        }

        query.Add("p", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Request.PathBase + Request.Path + query.ToString();
    }

    private sealed class QueryBuilderOf
    {
        private QueryString _query;

        internal void Add(string name, string? value) => _query = value is { Length: > 0 } ? _query.Add(name, value) : _query;

        public override string ToString() => _query.ToUriComponent();
    }
}
