package org.sealpost.publish.recipe;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.generate.Draft;

/// What to do with a draft, in the order in which it is safe, with the waits between.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-8.1">RFC 8461 §8.1</a>
public final class Runbook {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Draft draft;
    private final List<Step> steps = new ArrayList<>();

    private Runbook(Draft draft) {
        this.draft = draft;
    }

    public static List<Step> steps(Draft draft) {
        var book = new Runbook(draft);
        book.add();
        return List.copyOf(book.steps);
    }

    /// The steps as a file, and the script that they name.
    public static List<ReadyFile> files(Draft draft) {
        return List.of(
                ReadyFile.of("CHECKLIST.md", markdown(draft)),
                new ReadyFile("verify.sh", Blanks.of(draft).filled(Template.read("verify.sh")), true));
    }

    private void add() {
        if (draft.reports().isPresent()) {
            add(
                    "Publish the record of reports",
                    "The one at _smtp._tls. From here on senders tell how TLS goes, so it comes first (RFC 8460 §3).",
                    "");
        }
        if (old().isEmpty()) {
            add(
                    "Bring the policy host up",
                    "The name " + draft.policyHost()
                            + " leads to the server, and the server has a certificate for it. Where"
                            + " somebody asked for the name before, resolvers remember that it was not there: wait"
                            + " for the last number in the SOA record of "
                            + draft.placement().zone()
                            + ", mostly an hour or less.",
                    "");
        } else {
            coverage();
        }
        add(
                "Serve the policy",
                "At every address and every edge, before anything else tells of it (RFC 8461 §8.1). A single edge that"
                        + " still has the old text while the new id is out makes senders keep the old text under the"
                        + " new id.",
                "./verify.sh policy");
        add(
                "Publish the id",
                "The record at _mta-sts, in place of what is there: exactly one begins with v=STSv1; (RFC 8461 §3.1).",
                "");
        add(
                "See that all is there",
                "At every name server and every address, by ./verify.sh or by Sealpost, which waits for it.",
                "sealpost check " + draft.domain() + " --expect-id " + draft.id() + " --until-seen");
        switch (draft.policy().mode()) {
            case TESTING -> afterTesting();
            case ENFORCE -> afterEnforce();
            case NONE -> afterNone();
        }
    }

    private void coverage() {
        add(
                "Look at the MX records once more",
                "A host that comes: first the policy with its pattern, and its MX record only when every older policy has"
                        + " passed"
                        + until().map(at -> " (" + at + " at the latest, if the policy changes today)")
                                .orElse("")
                        + ". A host that goes: first its MX record, and its pattern when the TTL of the record has"
                        + " passed and nothing arrives there any more.",
                "");
    }

    private void afterTesting() {
        add(
                "Wait for reports",
                "Two weeks at least, counted from the last change of the policy, the MX records or their certificates."
                        + " Mail is delivered all the while, whatever fails.",
                "sealpost reports readiness " + draft.domain());
        add(
                "Enforce",
                "When the reports say so: with a max_age of one day, raised to a week and then 30 days after clean weeks."
                        + " Every step is a new policy first and a new id after it.",
                "sealpost generate " + draft.domain() + " --mode enforce");
    }

    private void afterEnforce() {
        add(
                "Stay able to go back",
                "To go back: serve the same policy with mode testing, then a new id. Senders that look only when theirs"
                        + " has passed keep enforcing for "
                        + span(draft.policy().maxAge()) + " more"
                        + old().filter(policy ->
                                        policy.maxAge().compareTo(draft.policy().maxAge()) > 0)
                                .map(policy -> ", and those with the policy of before for " + span(policy.maxAge()))
                                .orElse("")
                        + ". Until then every MX host needs a certificate that holds.",
                "");
    }

    private void afterNone() {
        add(
                "Wait until the oldest policy has passed",
                until().map(at -> "The one that is served now is held until " + at
                                + " at the latest, if it is replaced today."
                                + " Policies before it may have been longer.")
                        .orElse(
                                "As long as the largest max_age that was ever served, from the day it was last served."),
                "");
        add("Take the record at _mta-sts away", "And wait for its TTL (RFC 8461 §8.3).", "");
        add(
                "Stop the policy host",
                "Last of all: a record without a policy makes senders report a failure. Take the name away as well, so that"
                        + " nobody else can serve a policy at its target.",
                "");
    }

    private Optional<StsPolicy> old() {
        return draft.standing().policy();
    }

    /// When the last sender forgets the policy that is served now, if it is served until the id was made.
    private Optional<String> until() {
        return old().filter(policy -> policy.mode() != Mode.NONE).map(policy -> TIME.format(last(policy)));
    }

    private Instant last(StsPolicy policy) {
        return draft.id().made().plus(policy.maxAge()).plus(1, ChronoUnit.MINUTES);
    }

    private static String span(Duration age) {
        long days = age.toDays();
        if (days > 1) {
            return days + " days";
        }
        return days == 1 ? "one day" : age.toMinutes() + " minutes";
    }

    private void add(String title, String words, String command) {
        steps.add(new Step(title, words, command));
    }

    private static String markdown(Draft draft) {
        var text = new StringBuilder("# Publishing MTA-STS for " + draft.domain() + "\n\nMode "
                + draft.policy().mode().word() + ", max_age "
                + draft.policy().maxAge().toSeconds() + ", id "
                + draft.id() + ".\n"
                + draft.waivers()
                        .longTesting()
                        .map(reason -> "\nKept longer than a day in testing because: " + plain(reason) + "\n")
                        .orElse(""));
        int number = 1;
        for (Step step : steps(draft)) {
            text.append("\n## ")
                    .append(number++)
                    .append(". ")
                    .append(step.title())
                    .append("\n\n");
            text.append(wrapped(step.words())).append('\n');
            if (!step.command().isEmpty()) {
                text.append("\n    ").append(step.command()).append('\n');
            }
        }
        return text.toString();
    }

    /// Letters, digits and what ends sentences: nothing that Markdown takes for its own.
    private static String plain(String reason) {
        return reason.replaceAll("[^A-Za-z0-9 .,:()'/-]", "?");
    }

    private static String wrapped(String words) {
        var text = new StringBuilder();
        int column = 0;
        for (String word : words.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > 100) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
