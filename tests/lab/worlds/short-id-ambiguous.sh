# four digits with which two objects begin
# command: sh -c 'git log $(cat ../short)'
# exit: 128
# says: is ambiguous
repository repo
seen=' '
n=0
while :; do
    n=$((n + 1))
    id=$(echo "$n" | git hash-object -w --stdin)
    short=${id%????????????????????????????????????}
    case $seen in *" $short "*) break ;; esac
    seen="$seen$short "
done
echo "$short" > ../short
