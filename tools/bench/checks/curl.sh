# Checks every line of a list with curl, as many at once as it lets itself be told, and prints what it cost.
list=$1 judge=$2
config=$(mktemp)
trap 'rm -f "$config"' EXIT
while read -r proxy || [ -n "$proxy" ]; do
  printf 'url=%s\nproxy=%s\nproxytunnel\nsilent\nmax-time=10\noutput=/dev/null\nnext\n' "$judge" "$proxy"
done <"$list" >"$config"
TIMEFORMAT='%U %S'
took=$( { time curl --parallel --parallel-max 300 --config "$config" >/dev/null 2>&1; } 2>&1)
awk -v took="$took" 'END { split(took, of, " "); printf "{\"cpuUs\":%f}", (of[1] + of[2]) * 1e6 / NR }' "$list"
