# The MTA-STS policy of @DOMAIN@ as a fixed answer of Amazon API Gateway: there is no server and no bucket.
#
# What goes wrong here:
# - The default address has the name of the stage in its path; senders ask for /.well-known/mta-sts.txt alone. The base
#   path mapping below is empty for that reason.
# - The limit of requests of the account counts for this, too: an answer 429 is no policy.
# - A change is served only after a new deployment; "triggers" sees to it. Publish the new id after verify.sh.

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

locals {
  policy = @POLICY_HCL@
}

resource "aws_api_gateway_rest_api" "policy" {
  name                         = "@SLUG@"
  disable_execute_api_endpoint = true

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "well_known" {
  rest_api_id = aws_api_gateway_rest_api.policy.id
  parent_id   = aws_api_gateway_rest_api.policy.root_resource_id
  path_part   = ".well-known"
}

resource "aws_api_gateway_resource" "file" {
  rest_api_id = aws_api_gateway_rest_api.policy.id
  parent_id   = aws_api_gateway_resource.well_known.id
  path_part   = "mta-sts.txt"
}

resource "aws_api_gateway_method" "read" {
  for_each      = toset(["GET", "HEAD"])
  rest_api_id   = aws_api_gateway_rest_api.policy.id
  resource_id   = aws_api_gateway_resource.file.id
  http_method   = each.value
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "read" {
  for_each    = aws_api_gateway_method.read
  rest_api_id = aws_api_gateway_rest_api.policy.id
  resource_id = aws_api_gateway_resource.file.id
  http_method = each.value.http_method
  type        = "MOCK"
  request_templates = {
    "application/json" = jsonencode({ statusCode = 200 })
  }
}

resource "aws_api_gateway_method_response" "read" {
  for_each    = aws_api_gateway_method.read
  rest_api_id = aws_api_gateway_rest_api.policy.id
  resource_id = aws_api_gateway_resource.file.id
  http_method = each.value.http_method
  status_code = "200"
  response_parameters = {
    "method.response.header.Content-Type" = true
  }
}

resource "aws_api_gateway_integration_response" "read" {
  for_each    = aws_api_gateway_method_response.read
  rest_api_id = aws_api_gateway_rest_api.policy.id
  resource_id = aws_api_gateway_resource.file.id
  http_method = each.value.http_method
  status_code = each.value.status_code
  response_parameters = {
    "method.response.header.Content-Type" = "'text/plain; charset=utf-8'"
  }
  response_templates = {
    "text/plain" = local.policy
  }
  depends_on = [aws_api_gateway_integration.read]
}

resource "aws_api_gateway_deployment" "policy" {
  rest_api_id = aws_api_gateway_rest_api.policy.id
  triggers = {
    policy = sha256(local.policy)
  }
  depends_on = [aws_api_gateway_integration_response.read]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "policy" {
  rest_api_id   = aws_api_gateway_rest_api.policy.id
  deployment_id = aws_api_gateway_deployment.policy.id
  stage_name    = "policy"
}

resource "aws_acm_certificate" "policy" {
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
  certificate_arn         = aws_acm_certificate.policy.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
}

resource "aws_api_gateway_domain_name" "host" {
  domain_name              = "@HOST@"
  regional_certificate_arn = aws_acm_certificate_validation.policy.certificate_arn
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_base_path_mapping" "host" {
  api_id      = aws_api_gateway_rest_api.policy.id
  stage_name  = aws_api_gateway_stage.policy.stage_name
  domain_name = aws_api_gateway_domain_name.host.domain_name
}

resource "aws_route53_record" "host" {
  zone_id = var.hosted_zone_id
  name    = "@HOST@"
  type    = "A"

  alias {
    name                   = aws_api_gateway_domain_name.host.regional_domain_name
    zone_id                = aws_api_gateway_domain_name.host.regional_zone_id
    evaluate_target_health = false
  }
}
