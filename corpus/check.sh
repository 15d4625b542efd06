#!/bin/sh
# Checks the corpus and prints its counts, of all hands together. Fails when a line is not as README.md says.
# The codes of the items are the names of the files in the hands' folders, save the four special ones.
cd "$(dirname "$0")" || exit 2
export LC_ALL=C.UTF-8
awk '
function fault(why) { printf "%s:%d: %s: %s\n", FILENAME, FNR, why, $0; faults++ }
function bare(path) { sub(/^.*\//, "", path); sub(/\.txt$/, "", path); return path }
function hand(path) { sub(/\/.*$/, "", path); return path }
function is_special(name) { return name == "urgent" || name == "not-urgent" || name == "small-talk" || name == "two-things" }
function valid_item(code) { return (code in items) }
function valid_kind(kind) { return index(" complaint request inquiry suggestion praise ", " " kind " ") > 0 }
function check_text(text,   open, shut, plain) {
    open = gsub(/\[\[/, "[[", text); shut = gsub(/\]\]/, "]]", text)
    if (open != shut || open > 1) fault("at most one place, in [[ ]]")
    if (text ~ /\[\[ *\]\]/) fault("the place is empty")
    if (text ~ /1[3-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]/) fault("a phone number")
    if (text ~ /^ / || text ~ / $/ || text == "") fault("a text begins or ends with a space, or is empty")
    plain = text; gsub(/\[\[|\]\]/, "", plain); gsub(/\/\//, " ", plain)
    if (plain in seen) fault("the same text stands in " seen[plain]); else seen[plain] = FILENAME
    texts++; by_hand[hand(FILENAME)]++; if (open) placed++
}
BEGIN {
    for (i = 1; i < ARGC; i++) { name = bare(ARGV[i]); hands[hand(ARGV[i])]
        if (!is_special(name) && !(name in items)) { items[name]; order[++codes] = name } }
}
FNR == 1 { name = bare(FILENAME) }
/^#/ || /^$/ { next }
/\r|\t/ { fault("a tab or a carriage return") }
name == "small-talk" {
    if (split($0, f, " [|] ") != 2) { fault("two fields"); next }
    if (index(" greeting thanks impatience abuse praise-only bye unclear stop ", " " f[1] " ") == 0) fault("unknown label")
    talk[f[1]]++; check_text(f[2]); next
}
name == "two-things" {
    if (split($0, f, " [|] ") != 2 || split(f[1], two, " [+] ") != 2) { fault("item1 + item2 | text"); next }
    if (!valid_item(two[1]) || !valid_item(two[2]) || two[1] == two[2]) fault("unknown item, or the same twice")
    copy = f[2]; if (gsub(/\/\//, "", copy) != 1) fault("exactly one //")
    pairs++; check_text(f[2]); next
}
name == "urgent" || name == "not-urgent" {
    if (split($0, f, " [|] ") != 4) { fault("four fields"); next }
    want = (name == "urgent") ? "u" : "-"
    if (!valid_item(f[1])) fault("unknown item")
    if (!valid_kind(f[2])) fault("unknown kind")
    if (f[3] != want) fault("must be " want)
    special[name]++; check_text(f[4]); next
}
{
    if (split($0, f, " [|] ") != 3) { fault("three fields"); next }
    if (!valid_kind(f[1])) fault("unknown kind")
    if (f[2] != "u" && f[2] != "-") fault("u or -")
    count[name]++; kind[name, f[1]]++; if (f[2] == "u") urgent[name]++
    if (f[3] ~ /\[\[/) place[name]++
    check_text(f[3])
}
END {
    print "| item | messages | complaint | request | inquiry | suggestion | praise | urgent | with a place |"
    print "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    for (i = 1; i <= codes; i++) { name = order[i]
        printf "| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n", name, count[name], kind[name, "complaint"], kind[name, "request"],
            kind[name, "inquiry"], kind[name, "suggestion"], kind[name, "praise"], urgent[name], place[name]
        total += count[name]; sums["p"] += place[name]; sums["u"] += urgent[name]
        if (count[name] < 60) { printf "%s has fewer than 60\n", name; faults++ } }
    printf "| **all items** | **%d** | | | | | | **%d** | **%d** |\n\n", total, sums["u"], sums["p"]
    printf "urgent.txt %d, not-urgent.txt %d, two-things.txt %d, small-talk.txt", special["urgent"], special["not-urgent"], pairs
    for (label in talk) { printf " %s %d", label, talk[label] }
    printf "\nall texts %d (", texts
    for (i = 1; i < ARGC; i++) { h = hand(ARGV[i]); if (h in told) continue; told[h]; printf "%s%s %d", (i > 1 ? ", " : ""), h, by_hand[h] }
    printf "), with a place %d, faults %d\n", placed, faults
    exit faults > 0
}' hand-*/*.txt
