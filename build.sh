#!/usr/bin/env bash
# Restores the pinned PowerShell from NuGet and runs build.ps1 in it. Needs the .NET SDK and nothing else.
# Usage: ./build.sh [build|test|soak|bench|package|demo|clean] [Release|Debug] [--without-powershell]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() { sed -n 3p "$0" | cut -c3- >&2; }

task='' configuration='' without=0
for argument in "$@"; do
    case $(printf '%s' "$argument" | tr '[:upper:]' '[:lower:]') in
        --without-powershell) without=1 ;;
        release) configuration=Release ;;
        debug) configuration=Debug ;;
        build | test | soak | bench | package | demo | clean)
            [ -z "$task" ] || { usage; exit 2; }
            task=$(printf '%s' "$argument" | tr '[:upper:]' '[:lower:]')
            ;;
        *)
            echo "'$argument' is not a task or an option." >&2
            usage
            exit 2
            ;;
    esac
done
task=${task:-build} configuration=${configuration:-Release}

if ! command -v dotnet > /dev/null; then
    echo "The .NET SDK is not on the PATH. Install the .NET SDK 10 and try again." >&2
    exit 1
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off

if [ "$without" = 1 ]; then
    if [ "$task" != test ]; then
        echo "--without-powershell works only with 'test'." >&2
        exit 2
    fi

    # dotnet says the counts of each suite; its exit code decides.
    code=0
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    dotnet test ContactCenter.slnx -c "$configuration" -p:NetFrameworkTests=false --nologo -v quiet -nodeReuse:false 2>&1 | tee "$log" || code=$?
    sed -n 's/.*Failed: *\([0-9]*\), Passed: *\([0-9]*\), Skipped: *\([0-9]*\),.*/\1 \2 \3/p' "$log" | awk '
        { failed += $1; passed += $2; skipped += $3 }
        END {
            print "Left out on purpose: the Pester tests of the built module and its packages."
            printf "%d passed, %d failed, %d skipped, without PowerShell\n", passed, failed, skipped
            exit passed == 0
        }' || code=1
    exit "$code"
fi

if ! said=$(dotnet tool restore 2>&1); then
    printf '%s\n' "$said" >&2
    echo "'$task' needs the PowerShell that .config/dotnet-tools.json names, and NuGet did not provide it (see above)." >&2
    [ "$task" != test ] || echo "To run only the .NET suites: ./build.sh test --without-powershell" >&2
    exit 1
fi

exec dotnet tool run pwsh -- -NoProfile -NonInteractive -File build.ps1 -Task "$task" -Configuration "$configuration"
