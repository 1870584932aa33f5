using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter;

/// <summary>Trees as lists.</summary>
internal static class Tree
{
    private const string Separator = " > ";

    /// <summary>Every node once, each before those below it, with its depth and the names that lead to it. No recursion: a tree can be a thousand levels deep.</summary>
    public static IEnumerable<T> Flatten<T>(T root)
        where T : Record, ITreeNode<T>
    {
        var open = new Stack<(T Node, int Depth, T? Above)>();
        open.Push((root, 0, null));
        while (open.Count > 0)
        {
            (T node, int depth, T? above) = open.Pop();
            node.Place(depth, above);
            yield return node;
            for (int i = (node.Children?.Count ?? 0) - 1; i >= 0; i--)
            {
                open.Push((node.Children![i], depth + 1, node));
            }
        }
    }

    /// <summary>The names that lead to a node. It is made when it is asked for: kept by each node of a deep tree, they would take the square of the tree's memory.</summary>
    public static string PathOf<T>(T node)
        where T : Record, ITreeNode<T>
    {
        var names = new List<string>();
        for (T? at = node; at is not null; at = at.Above)
        {
            names.Add(at.Name ?? at.Id?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
        }

        names.Reverse();
        return string.Join(Separator, names);
    }

    /// <summary>Every node once, in no order that means anything.</summary>
    public static IEnumerable<T> Nodes<T>(T root)
        where T : Record, ITreeNode<T>
    {
        var open = new Stack<T>();
        open.Push(root);
        while (open.Count > 0)
        {
            T node = open.Pop();
            yield return node;
            foreach (T child in node.Children ?? Enumerable.Empty<T>())
            {
                open.Push(child);
            }
        }
    }
}
