#!/usr/bin/env bash
# Finds PowerShell and calls build.ps1; without PowerShell it does what .NET alone can.
# Usage: ./build.sh [build|test|soak|bench|package|demo|clean] [Release|Debug]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

task=$(printf '%s' "${1:-build}" | tr '[:upper:]' '[:lower:]')
configuration=${2:-Release}
case $task in
    build | test | soak | bench | package | demo | clean) ;;
    *)
        echo "There is no task '$task'. Tasks: build, test, soak, bench, package, demo, clean." >&2
        exit 2
        ;;
esac

if [ "$task" = clean ]; then
    rm -rf output
    find src tests samples -type d \( -name bin -o -name obj -o -name TestResults \) -prune -exec rm -rf {} +
    exit 0
fi

if ! command -v dotnet > /dev/null; then
    echo "The .NET SDK is missing: 'dotnet' is not on the PATH." >&2
    exit 1
fi

runs() { "$1" -NoProfile -NonInteractive -Command 'exit [int]($PSVersionTable.PSVersion -lt [version]"7.4")' > /dev/null 2>&1; }

find_pwsh() {
    local tools="$PWD/output/tools"
    if command -v pwsh > /dev/null && runs "$(command -v pwsh)"; then
        command -v pwsh
    elif [ -x "$tools/pwsh" ] && runs "$tools/pwsh"; then
        echo "$tools/pwsh"
    elif dotnet tool install PowerShell --tool-path "$tools" > /dev/null 2>&1 && runs "$tools/pwsh"; then
        echo "$tools/pwsh"
    fi
}

pwsh=$(find_pwsh)
if [ -n "$pwsh" ]; then
    exec "$pwsh" -NoProfile -NonInteractive -File build.ps1 -Task "$task" -Configuration "$configuration"
fi

case $task in
    build)
        dotnet build ContactCenter.slnx -c "$configuration" --nologo -v quiet -nodeReuse:false
        echo 'Left out, because there is no PowerShell here: the module in output.'
        ;;
    package | bench)
        echo "There is no PowerShell here, and '$task' needs it." >&2
        exit 1
        ;;
    demo)
        dotnet run --project samples/ContactCenter.Sample -c "$configuration"
        echo 'Left out, because there is no PowerShell here: the cmdlets. What ran is the same demo on .NET alone.'
        ;;
    test | soak)
        filter=()
        if [ "$task" = soak ]; then
            export CC_SOAK=1
            filter=(--filter Category=Soak)
        fi
        dotnet build ContactCenter.slnx -c "$configuration" --nologo -v quiet -nodeReuse:false
        passed=0 failed=0 skipped=0
        rm -rf output/TestResults
        for project in tests/*.Tests/*.csproj; do
            name=$(basename "$project" .csproj)
            results="output/TestResults/$name.trx"
            code=0
            dotnet test "$project" -c "$configuration" --no-build --nologo -v quiet \
                --results-directory output/TestResults --logger "trx;LogFileName=$name.trx" "${filter[@]}" || code=$?
            # A process that crashed leaves no result, or one that does not say completed.
            counters=$(grep -o '<Counters [^>]*>' "$results" 2> /dev/null || true)
            count() { printf '%s' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
            if [ -z "$counters" ]; then
                # A filter may leave a suite without a test.
                if [ "$task" = soak ] && [ "$code" -eq 0 ]; then
                    continue
                fi
                failed=$((failed + 1))
                continue
            fi
            ok=$(count passed) all=$(count total) run=$(count executed)
            passed=$((passed + ok)) skipped=$((skipped + all - run)) failed=$((failed + run - ok))
            if ! grep -q 'ResultSummary outcome="Completed"' "$results" && [ "$run" -eq "$ok" ]; then
                failed=$((failed + 1))
            fi
        done
        echo 'Left out, because there is no PowerShell here: the Pester tests of the built module.'
        echo "$passed passed, $failed failed, $skipped skipped"
        [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
        ;;
esac
