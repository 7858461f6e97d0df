# The MTA-STS policy of @DOMAIN@ in an S3 bucket behind CloudFront.
#
# What goes wrong here:
# - The web site address of a bucket speaks no HTTPS, so S3 alone will not do.
# - The certificate has to be one of us-east-1, whatever the region of the bucket.
# - CloudFront keeps an object for a day unless it is told otherwise: after a change run publish.sh, and publish the new
#   id only when it and verify.sh have ended well.
# - "redirect-to-https" is of no use to senders; a custom error page with status 200 would be a policy to them.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "hosted_zone_id" {
  type        = string
  description = "The hosted zone of @ZONE@."
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_s3_bucket" "policy" {
  bucket_prefix = "mta-sts-"
}

resource "aws_s3_bucket_public_access_block" "policy" {
  bucket                  = aws_s3_bucket.policy.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "policy" {
  bucket        = aws_s3_bucket.policy.id
  key           = ".well-known/mta-sts.txt"
  content       = @POLICY_HCL@
  content_type  = "text/plain; charset=utf-8"
  cache_control = "max-age=60"
}

resource "aws_acm_certificate" "policy" {
  provider          = aws.us_east_1
  domain_name       = "@HOST@"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.policy.domain_validation_options : option.domain_name => option
  }
  zone_id = var.hosted_zone_id
  name    = each.value.resource_record_name
  type    = each.value.resource_record_type
  ttl     = 300
  records = [each.value.resource_record_value]
}

resource "aws_acm_certificate_validation" "policy" {
  provider                = aws.us_east_1
  certificate_arn         = aws_acm_certificate.policy.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_cloudfront_origin_access_control" "policy" {
  name                              = "@SLUG@"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "policy" {
  enabled         = true
  is_ipv6_enabled = true
  aliases         = ["@HOST@"]

  origin {
    origin_id                = "policy"
    domain_name              = aws_s3_bucket.policy.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.policy.id
  }

  default_cache_behavior {
    target_origin_id       = "policy"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    min_ttl                = 0
    default_ttl            = 60
    max_ttl                = 60

    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.policy.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.policy.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "AWS:SourceArn"
      values   = [aws_cloudfront_distribution.policy.arn]
    }
  }
}

resource "aws_s3_bucket_policy" "read" {
  bucket = aws_s3_bucket.policy.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_route53_record" "host" {
  for_each = toset(["A", "AAAA"])
  zone_id  = var.hosted_zone_id
  name     = "@HOST@"
  type     = each.value

  alias {
    name                   = aws_cloudfront_distribution.policy.domain_name
    zone_id                = aws_cloudfront_distribution.policy.hosted_zone_id
    evaluate_target_health = false
  }
}

output "distribution" {
  value = aws_cloudfront_distribution.policy.id
}
