using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Conventions;

/// <summary>What other programs can see of Core, line by line: a change of it is to be meant.</summary>
public sealed class PublicSurfaceTests
{
    private const string Update = "CC_UPDATE_SURFACE";

    [Fact]
    public void The_public_surface_is_the_one_that_was_agreed_on()
    {
        string actual = string.Join("\n", Surface.Of(typeof(Tenant).Assembly)) + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(PathOfText(), actual, new UTF8Encoding(false));
        }

        string[] agreed = TestJson.Resource("PublicSurface").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string[] lines = actual.TrimEnd('\n').Split('\n');
        IEnumerable<string> differences = lines.Except(agreed).Select(line => "+ " + line).Concat(agreed.Except(lines).Select(line => "- " + line));
        Assert.True(
            agreed.SequenceEqual(lines) || Environment.GetEnvironmentVariable(Update) == "1",
            $"The public surface of Core has changed:\n{string.Join("\n", differences)}\n"
            + $"If that is meant, run the tests once with the environment variable {Update}=1, which writes Conventions/PublicSurface.txt anew, and commit it.");
    }

    private static string PathOfText([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "PublicSurface.txt");
}
