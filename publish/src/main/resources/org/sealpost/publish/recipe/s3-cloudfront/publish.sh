#!/bin/sh
# Makes CloudFront forget the old policy, after "terraform apply" and before the new id.
# Usage: publish.sh DISTRIBUTION, as "terraform output distribution" names it.
set -eu
distribution=${1:?"the id of the distribution is missing"}
id=$(aws cloudfront create-invalidation --distribution-id "$distribution" \
  --paths '/.well-known/mta-sts.txt' --query 'Invalidation.Id' --output text)
aws cloudfront wait invalidation-completed --distribution-id "$distribution" --id "$id"
echo "The edges have forgotten the old policy. Run verify.sh next."
