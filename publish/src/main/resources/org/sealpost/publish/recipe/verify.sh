#!/bin/sh
# Says whether what @DOMAIN@ publishes is served and published everywhere. Needs curl, openssl and dig.
#
#   verify.sh policy   the policy at every address of its host: before the id is published
#   verify.sh          the policy, and the records at every name server
#
# Ends with 0 when all is right, 1 when something is not, 2 when something cannot be told.
# CURL, OPENSSL and DIG may name other programs, with options.
set -u

domain='@DOMAIN@'
zone='@ZONE@'
host='@HOST@'
url='@URL@'
curl=${CURL:-curl}
openssl=${OPENSSL:-openssl}
dig=${DIG:-dig}
what=${1:-all}

folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
printf '%b' @POLICY_SH@ >"$folder/policy"
printf '%b' @RECORD_SH@ >"$folder/record"
printf '%b' @REPORTS_SH@ >"$folder/reports"

wrong=0
unknown=0
right() { printf 'ok       %s\n' "$1"; }
fault() { printf 'WRONG    %s\n' "$1"; wrong=1; }
open() { printf 'UNKNOWN  %s\n' "$1"; unknown=1; }

# No -L: senders follow no redirect (RFC 8461 §3.3).
policy_at() {
  case $1 in *:*) shown="[$1]" ;; *) shown=$1 ;; esac
  # shellcheck disable=SC2086 # CURL may have options
  if ! $curl --silent --show-error --max-time 60 --noproxy '*' --resolve "$host:443:$shown" \
    --output "$folder/body" --write-out '%{http_code} %{content_type}' "$url" >"$folder/status" 2>"$folder/error"; then
    fault "$shown: no policy: $(head -n 1 "$folder/error" | tr -cd '[:print:]')"
    return
  fi
  status=$(tr -cd '[:print:]' <"$folder/status")
  case $status in
    '200 text/plain'*) ;;
    200*) fault "$shown: the media type is '${status#200 }' and not text/plain" ;;
    *) fault "$shown: the status is ${status%% *} and not 200"; return ;;
  esac
  if cmp -s "$folder/body" "$folder/policy"; then
    right "$shown: the policy is this one"
  else
    fault "$shown: the policy is another one"
  fi
  # shellcheck disable=SC2086
  if $openssl s_client -connect "$shown:443" -servername "$host" -verify_hostname "$host" -verify_return_error \
    </dev/null >"$folder/chain" 2>&1; then
    right "$shown: the certificate is for $host"
  else
    fault "$shown: the certificate is not for $host, or nobody vouches for it"
  fi
}

# One line for each record, its strings joined.
texts() {
  # shellcheck disable=SC2086
  $dig +short +time=5 +tries=2 "$@" TXT | sed -e '/^;/d' -e '/^"/!d' -e 's/" "//g' -e 's/^"//' -e 's/"$//'
}

record_at() {
  found=$(texts "@$1" "$2" | grep "^$3" || true)
  if [ -z "$found" ]; then
    fault "$1: nothing at $2"
  elif [ "$found" = "$(cat "$folder/$4")" ]; then
    right "$1: $2 is this one"
  else
    fault "$1: $2 is another one, or there are several"
  fi
}

# shellcheck disable=SC2086
addresses=$( { $dig +short "$host" A; $dig +short "$host" AAAA; } | grep '^[0-9a-fA-F.:]*$' | grep '[.:]' | grep -v '\.$')
if [ -z "$addresses" ]; then
  fault "$host has no address"
fi
for address in $addresses; do
  policy_at "$address"
done

if [ "$what" != policy ]; then
  # shellcheck disable=SC2086
  servers=$($dig +short "$zone" NS | grep '\.$')
  if [ -z "$servers" ]; then
    open "the name servers of $zone were not found"
  fi
  for server in $servers; do
    record_at "$server" "_mta-sts.$domain" 'v=STSv1;' record
    if [ -s "$folder/reports" ]; then
      record_at "$server" "_smtp._tls.$domain" 'v=TLSRPTv1;' reports
    fi
  done
fi

if [ $wrong -ne 0 ]; then exit 1; fi
if [ $unknown -ne 0 ]; then exit 2; fi
