namespace System.Net.Http;

/// <summary>The handler of .NET, as far as .NET Framework has one.</summary>
internal sealed class SocketsHttpHandler : HttpClientHandler;
