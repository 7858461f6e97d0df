package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Outcome;
import org.sealpost.check.Reading;
import org.sealpost.check.Verdict;
import org.sealpost.check.sender.Channel;
import org.sealpost.check.sender.PolicyFound;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.Step;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.mtasts.StsPolicy;

/// The way of a message to the domain as a drawing of the HTML report: the sender, the record, the policy host, and
/// the MX hosts in the order in which they are tried, each with its state. It says nothing that only colour or place
/// tells.
///
/// @param heading its start tag without the brackets
/// @param id of the heading
record HtmlPath(String heading, String id) {
    private static final int HOSTS = 8;
    private static final int LENGTH = 120;

    Html render(Verdict verdict, DomainFacts facts) {
        var reading = Reading.of(facts);
        var simulation = Simulation.of(SenderKind.MTA_STS, reading, WhatIf.NOTHING);
        var html = new Html();
        html.raw("<div class=\"panel\"><div class=\"section-head\"><" + heading + " id=\"" + id + "\">")
                .raw("How mail gets here</" + heading.substring(0, 2) + ">")
                .raw("<p>A sender that supports MTA-STS and meets this domain for the first time</p></div>\n")
                .raw("<ol class=\"path\" aria-labelledby=\"" + id + "\">\n")
                .raw("<li class=\"stop\"><b>Sending server</b><span>no policy cached</span>")
                .raw("<span>for this domain</span></li>\n");
        stop(html, "DNS", record(verdict, facts, reading));
        stop(html, "HTTPS", policy(verdict, facts, reading, simulation));
        html.raw("<li class=\"way stops\"><span class=\"via\">SMTP</span><ol>\n");
        hosts(reading, simulation).forEach(host -> {
            html.raw("<li class=\"stop " + host.tone() + "\">");
            inside(html, host);
            html.raw("</li>\n");
        });
        html.raw("</ol></li>\n</ol>\n");
        String tone = HtmlMarks.tone(SenderWords.tone(simulation));
        html.raw("<p class=\"told " + tone + "\">" + HtmlMarks.mark(tone) + "<span>A message ")
                .text(SenderWords.fate(simulation.fate()))
                .raw(".</span></p>");
        return html.raw("</div>\n");
    }

    /// @param name of what is met there
    private record Stop(String tone, String words, String name, String more) {}

    private static void stop(Html html, String via, Stop stop) {
        html.raw("<li class=\"way\"><span class=\"via\">" + via + "</span><div class=\"stop " + stop.tone() + "\">");
        inside(html, stop);
        html.raw("</div></li>\n");
    }

    private static void inside(Html html, Stop stop) {
        html.raw("<b>" + HtmlMarks.mark(stop.tone()) + " ").text(stop.words()).raw("</b>");
        html.element("code", Shown.excerpt(stop.name(), LENGTH));
        if (!stop.more().isEmpty()) {
            html.element("span", stop.more());
        }
    }

    private static Stop record(Verdict verdict, DomainFacts facts, Reading reading) {
        String name = reading.recordName().ascii();
        if (outcome(verdict, Aspect.STS_RECORD) == Outcome.NOT_APPLICABLE) {
            return new Stop("na", "Not asked for", name, "");
        }
        String id = reading.record()
                .flatMap(selection -> selection.parsed().value())
                .map(record -> "id=" + Shown.text(record.id().text()))
                .orElse("");
        String words =
                reading.record().isEmpty() ? "No answer" : id.isEmpty() ? "No record that counts" : "Record found";
        String more = id.isEmpty() ? Lookups.result(facts.stsTxt()) : id;
        return new Stop(tone(verdict, Aspect.STS_RECORD), words, name, more);
    }

    private static Stop policy(Verdict verdict, DomainFacts facts, Reading reading, Simulation simulation) {
        String host = reading.policyHost().ascii();
        return switch (simulation.holding().found().orElse(new PolicyFound.NotKnown(PolicyFound.Missing.POLICY))) {
            case PolicyFound.Usable(StsPolicy policy) ->
                new Stop(
                        worse(verdict, Aspect.POLICY_FILE, Aspect.POLICY_CERTIFICATE),
                        "Policy, mode " + policy.mode().word(),
                        host,
                        "held for " + policy.maxAge().toSeconds() + " s");
            case PolicyFound.NoRecord _ -> new Stop("na", "Not asked", host, "no sender looks here without a record");
            case PolicyFound.NotFetched _ -> new Stop("fail", "No policy", host, first(facts));
            case PolicyFound.Invalid _ -> new Stop("fail", "No valid policy", host, "what is served does not parse");
            case PolicyFound.NotKnown(var missing) ->
                new Stop("unknown", "Not known", host, missing == PolicyFound.Missing.RECORD ? "" : first(facts));
        };
    }

    /// What the first address of the policy host did.
    private static String first(DomainFacts facts) {
        return facts.policyHost().attempts().stream()
                .findFirst()
                .map(attempt -> Outcomes.words(attempt.outcome()))
                .orElseGet(() -> facts.policyHost().addresses().known().isEmpty() ? "no address" : "not tried");
    }

    private static List<Stop> hosts(Reading reading, Simulation simulation) {
        return switch (reading.mail()) {
            case MailSeen.NullMx() ->
                List.of(new Stop("na", "Takes no mail", reading.domain().ascii(), "null MX"));
            case MailSeen.NoMail _ ->
                List.of(new Stop("na", "Takes no mail", reading.domain().ascii(), "no MX and no address"));
            case MailSeen.NotKnown() ->
                List.of(new Stop("unknown", "Not known", reading.domain().ascii(), "where mail goes"));
            case MailSeen.Implicit _, MailSeen.Hosts _ -> steps(simulation);
        };
    }

    private static List<Stop> steps(Simulation simulation) {
        Map<String, List<Step>> byHost = simulation.steps().stream()
                .collect(Collectors.groupingBy(
                        step -> step.preference() + " " + step.exchange(), LinkedHashMap::new, Collectors.toList()));
        var stops = new ArrayList<>(
                byHost.values().stream().limit(HOSTS).map(HtmlPath::host).toList());
        if (byHost.size() > HOSTS) {
            int more = byHost.size() - HOSTS;
            stops.add(new Stop("na", "And " + more + " more", Words.count(more, "MX host", "MX hosts"), ""));
        }
        return stops;
    }

    private static Stop host(List<Step> steps) {
        Step first = steps.getFirst();
        List<String> tones =
                steps.stream().map(step -> tone(step.act())).distinct().toList();
        String tone = List.of("fail", "unknown", "warn", "pass").stream()
                .filter(tones::contains)
                .findFirst()
                .orElse("na");
        String words = switch (tone) {
            case "pass" -> "Delivers";
            case "warn" -> "Delivers unprotected";
            case "fail" -> tones.size() == 1 ? "Passed over" : "Passed over at an address";
            default -> "Cannot be told";
        };
        String acts = steps.stream()
                .map(step -> SenderWords.act(step.act(), step.reached()))
                .distinct()
                .limit(2)
                .collect(Collectors.joining("; "));
        return new Stop(tone, first.preference() + " · " + words, first.exchange(), acts);
    }

    private static String tone(Act act) {
        return switch (act) {
            case Act.Uses(var channel, var despite) ->
                channel instanceof Channel.Authenticated && despite.isEmpty() ? "pass" : "warn";
            case Act.PassesOver _ -> "fail";
            case Act.Unclear _ -> "unknown";
        };
    }

    private static String worse(Verdict verdict, Aspect one, Aspect other) {
        return List.of("fail", "unknown", "warn", "pass").stream()
                .filter(tone -> tone.equals(tone(verdict, one)) || tone.equals(tone(verdict, other)))
                .findFirst()
                .orElse("na");
    }

    private static String tone(Verdict verdict, Aspect aspect) {
        return HtmlMarks.tone(outcome(verdict, aspect));
    }

    private static Outcome outcome(Verdict verdict, Aspect aspect) {
        return verdict.aspects().stream()
                .filter(each -> each.aspect() == aspect)
                .map(AspectVerdict::outcome)
                .findFirst()
                .orElse(Outcome.UNKNOWN);
    }
}
