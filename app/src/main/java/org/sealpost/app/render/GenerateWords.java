package org.sealpost.app.render;

import org.sealpost.publish.generate.Advice;
import org.sealpost.publish.generate.Objection;

/// What the generator has to say, in sentences.
public final class GenerateWords {
    private GenerateWords() {}

    public static String objection(Objection objection) {
        String subject = Shown.excerpt(objection.subject(), 120);
        return switch (objection.reason()) {
            case LIVE_MX ->
                "'" + subject
                        + "' would make the policy follow the MX records of the moment. Whoever forges these would"
                        + " be in the policy, and the id would not change with it. Name the hosts.";
            case EVERY_HOST -> "'" + subject + "' is no pattern, and would allow every host there is. Name the hosts.";
            case TOP_LEVEL_WILDCARD ->
                "'" + subject
                        + "' allows hosts that everybody can have. Name the hosts, or a wildcard of the provider.";
            case PUBLIC_SUFFIX_WILDCARD ->
                "'" + subject + "' allows hosts that everybody can have: names below it are sold. Name the hosts.";
            case NOT_A_PATTERN -> "'" + subject + "' is no host name, and no *. before one.";
            case NO_MX -> "A policy of this mode names a host at least: --mx HOST.";
            case ENFORCE_FIRST ->
                "Nothing shows that a policy with hosts is served for " + subject + " now, so nobody knows what"
                        + " enforcing would break. Begin with --mode testing. Who has tried it otherwise says"
                        + " --enforce-first.";
            case MX_NOT_COVERED ->
                "Mail goes to " + subject
                        + ", and no pattern covers it: with enforce it would be refused there. Add --mx " + subject
                        + ", or take its MX record away first.";
            case LONG_TESTING ->
                "A max_age of " + subject + " in testing keeps every mistake for as long. Leave --max-age out, or give"
                        + " the reason with --long-testing.";
            case AGE_TOO_LONG -> "A max_age of " + subject + " is more than a policy can say, 31557600.";
            case SEVERAL_RECORDS ->
                "More than one record at " + subject
                        + " begins with v=STSv1;, so senders find no policy. Take all away but" + " one first.";
            case VERSION -> "'" + subject + "' is no version that senders know: it is STSv1, to the letter.";
            case POLICY -> "The policy cannot be read: " + subject + ".";
            case DESTINATION -> "Reports cannot go to '" + subject + "'.";
        };
    }

    public static String advice(Advice advice) {
        String subject = Shown.excerpt(advice.subject(), 120);
        return switch (advice.kind()) {
            case MX_NOT_COVERED ->
                "Mail goes to " + subject
                        + ", and no pattern covers it. In testing it is reported; with enforce it would"
                        + " be refused there.";
            case PATTERN_UNUSED -> "mx: " + subject + " covers no host that mail goes to now.";
            case OWN_WILDCARD ->
                "mx: " + subject + " allows every host of the domain that has a certificate (RFC 8461 §10.4). Name the"
                        + " mail servers.";
            case ONE_LABEL_SHORT ->
                "mx: " + subject + " covers none of the provider's hosts: * stands for one label, and they have two."
                        + " Take the wildcard over the name above your MX host.";
            case NO_REPORTS -> "Without a record of reports nobody tells what fails, and when enforcing is safe.";
            case DELEGATED ->
                "The record at _mta-sts is an alias to " + subject + " now: whoever has that name changes the id."
                        + " Publish this record only to take it back.";
            case NOT_TRIED ->
                "The first policy enforces. Mail that cannot be delivered by it waits, and bounces in the end.";
            case SAME_POLICY -> "This policy is served already; a new id would only make senders fetch the same again.";
            case HOST_OPEN ->
                "Where " + subject + " leads is open: publish its address or alias yourself, or give --host-address or"
                        + " --host-alias.";
            case AFTER_TESTING ->
                "In testing nothing is refused, and failures are reported. Stay for two weeks after the last change,"
                        + " and let the reports say when to enforce.";
            case RAISE_LATER ->
                "After a clean week raise max_age to a week, later to 30 days: only a policy that is kept protects"
                        + " against those who block the next look.";
            case WAY_BACK ->
                "The way back takes as long as max_age, " + days(subject) + ": until then every MX host needs a"
                        + " certificate that holds.";
            case RETIRING -> "Serve it until the oldest policy has passed; the checklist has the order.";
        };
    }

    private static String days(String seconds) {
        long days = Long.parseLong(seconds) / 86_400;
        return Words.count((int) days, "day", "days");
    }
}
