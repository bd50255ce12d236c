#!/bin/sh
# What the compiler asks of whoever adds a variant: one more is written into an enum, in a copy of the last commit that is
# thrown away, and the files that no longer compile are named. Ends with 1 if some variant compiles without further edits.
#
#   tests/variants.sh                      every noun of the market, StepKind, Fact, ObligationKind
#   tests/variants.sh order live StepKind  these alone
#   tests/variants.sh order::Event         one enum of a noun
#
# Run by hand: each variant costs some checks of the market and of the program. The market is checked first; what it asks is
# then answered as the compiler itself proposes (`todo!()`), so that the program is reached, and asks too.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
copy=$root/target/variants/copy
log=$root/target/variants/log
# What the program stands on need not be checked again for the copy.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
export CARGO_TERM_COLOR=never

mkdir -p "$root/target/variants"
# A run that was cut off may have left its copy.
git worktree remove --force "$copy" 2>/dev/null
git worktree prune
git worktree add --quiet --detach "$copy" HEAD || exit 2
trap 'cd "$root" && git worktree remove --force "$copy"' EXIT
trap 'exit 2' INT TERM
cd "$copy" || exit 2

# The nouns, as the table of nouns names them.
nouns() {
    sed -n 's/^    [A-Z][A-Za-z]* \([a-z_]*\) \[.*\];$/\1/p' src/market/nouns.rs
}

# The file that declares an enum `$1`, among `$2…`.
declared() {
    name=$1
    shift
    grep -rlE "^(pub |pub\([a-z]+\) )?enum $name \{" "$@" | head -1
}

# Which part of the house a file is.
part() {
    case $1 in
        src/market/*/command.rs | src/market/*/event.rs | src/market/*/refusal.rs | src/market/grammar.rs) echo "text form" ;;
        src/market/figure* | src/market/count.rs | src/market/*/figure* | src/market/*/count.rs | src/say/figure.rs) echo figures ;;
        src/market/choices.rs | src/market/obligation* | src/tutor/debrief* | src/app/debrief/*) echo debrief ;;
        src/market/*) echo "decide or apply" ;;
        src/say/*) echo say ;;
        src/app/*) echo page ;;
        src/course/*) echo course ;;
        src/tutor/*) echo tutor ;;
        *) echo other ;;
    esac
}

# The files that errors of the last check name.
failing() {
    sed -n 's/^\([^: ]*\.rs\):[0-9]*:[0-9]*: error.*/\1/p' "$log" | sort -u
}

check() {
    cargo check --quiet --offline --locked --message-format short -p "$1" --lib 2>"$log" >&2
}

# Writes the arms that the compiler proposes for what the market misses. It names `Trial` by a path that not every file can
# follow; the whole path stands in for it.
answer() {
    __CARGO_FIX_YOLO=1 cargo fix --quiet --offline --locked --broken-code --allow-dirty -p bazar-market --lib >/dev/null 2>&1
    path=$(echo "${file#src/market/}" | sed 's/\/mod\.rs$//; s/\.rs$//; s/\//::/g')
    git diff --name-only | while read -r changed; do
        sed -i "/Trial.* => todo!()/{s/&//g; s/nouns::/crate::/g; s/[a-z_:]*$name::Trial/crate::$path::$name::Trial/g}" "$changed"
    done
}

# Adds `Trial` to enum `$2` of file `$3`, which `$1` names, and tells what fails.
try() {
    shown=$1 name=$2 file=$3
    git checkout --quiet . || exit 2
    sed -i -E "0,/^(pub |pub\([a-z]+\) )?enum $name \{/s//&\n    Trial,/" "$file"
    found=""
    case $file in
        src/market/*)
            if ! check bazar-market; then
                found=$(failing)
                # A command is written and read by its noun's table alone.
                sed -i 's/^grammar! {/&\n    "trial" Trial;/' "$file"
                answer
            fi
            ;;
    esac
    if check bazar-market; then
        check bazar || found="$found $(failing)"
    else
        found="$found $(failing) (the program was not reached)"
    fi
    if [ -z "$found" ]; then
        echo "$shown: COMPILES"
        silent=1
        return
    fi
    echo "$shown:"
    for at in $found; do
        case $at in
            *.rs) echo "$(part "$at"): $at" ;;
        esac
    done | sort -u | sed 's/^/    /'
    case $found in
        *"not reached"*) echo "    (the market asks for more than an arm: the program was not reached)" ;;
    esac
}

one() {
    case $1 in
        *::*) try "$1" "${1##*::}" "$(declared "${1##*::}" "src/market/${1%%::*}")" ;;
        [A-Z]*)
            file=$(declared "$1" src)
            if [ -z "$file" ]; then
                echo "$1: there is no such enum"
            else
                try "$1" "$1" "$file"
            fi
            ;;
        *) for name in Command Event Refusal; do one "$1::$name"; done ;;
    esac
}

silent=0
# The first check builds what the program stands on, and says whether the copy is sound.
check bazar || { cat "$log"; exit 2; }
if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046 # a word for each noun is wanted
    set -- $(nouns) StepKind Fact ObligationKind
fi
for wanted in "$@"; do
    one "$wanted"
done
exit $silent
