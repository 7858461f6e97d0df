package org.sealpost.app.serve;

import org.sealpost.app.render.GenerateWords;
import org.sealpost.app.render.Shown;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.Advice;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.recipe.Target;

/// What the generator has to say where a form is asked instead of options.
final class GeneratorWords {
    private static final int LENGTH = 120;

    private GeneratorWords() {}

    static String objection(Objection objection) {
        String subject = Shown.excerpt(objection.subject(), LENGTH);
        return switch (objection.reason()) {
            case NO_MX -> "Tick the hosts that are yours, or name them. The records appear here.";
            case ENFORCE_FIRST ->
                "Nothing shows that a policy with hosts is served for " + subject + " now, so nobody knows what"
                        + " enforcing would break. Begin with testing, or tick that you have tried it otherwise.";
            case MX_NOT_COVERED ->
                "Mail goes to " + subject
                        + ", and no line covers it: with enforce it would be refused there. Tick it, or take its MX"
                        + " record away first.";
            case LONG_TESTING -> "A long max_age in testing keeps every mistake for as long. Choose 1 day.";
            case LIVE_MX,
                    EVERY_HOST,
                    TOP_LEVEL_WILDCARD,
                    PUBLIC_SUFFIX_WILDCARD,
                    NOT_A_PATTERN,
                    AGE_TOO_LONG,
                    SEVERAL_RECORDS,
                    VERSION,
                    POLICY,
                    DESTINATION -> GenerateWords.objection(objection);
        };
    }

    static String advice(Advice advice) {
        return advice.kind() == Advice.Kind.HOST_OPEN
                ? "Where " + Shown.excerpt(advice.subject(), LENGTH)
                        + " leads is open: publish the address of your web server, or the alias of your hoster."
                : GenerateWords.advice(advice);
    }

    static String name(Language language) {
        return switch (language) {
            case TABLE -> "Table";
            case ZONE -> "Zone file";
            case NSUPDATE -> "nsupdate";
            case TERRAFORM_ROUTE53 -> "Terraform, Route 53";
            case TERRAFORM_CLOUDFLARE -> "Terraform, Cloudflare";
            case TERRAFORM_DNS -> "Terraform, DNS";
            case DNSCONTROL -> "dnscontrol";
            case OCTODNS -> "octoDNS";
            case JSON -> "JSON";
        };
    }

    static String name(Target target) {
        return switch (target) {
            case NGINX -> "My own nginx";
            case APACHE -> "My own Apache";
            case CADDY -> "My own Caddy";
            case REVERSE_PROXY -> "A web server that asks another";
            case CLOUDFLARE_WORKER -> "Cloudflare Worker";
            case CLOUDFLARE_PAGES -> "Cloudflare Pages";
            case GITHUB_PAGES -> "GitHub Pages";
            case S3_CLOUDFRONT -> "S3 and CloudFront";
            case API_GATEWAY -> "Amazon API Gateway";
            case AZURE_STATIC_WEB_APPS -> "Azure Static Web Apps";
            case AZURE_FUNCTION -> "Azure Function";
            case NETLIFY -> "Netlify";
            case VERCEL -> "Vercel";
            case SEALPOST_HOST -> "Sealpost hosts it";
        };
    }
}
