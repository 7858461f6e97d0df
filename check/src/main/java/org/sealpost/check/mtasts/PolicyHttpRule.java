package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsPolicyCode;

/// RFC 8461 §3.3: the answer is 200 itself, not a redirect, and not too large. RFC 8461 §3.2: its media type is
/// `text/plain`.
public final class PolicyHttpRule implements Rule {
    private record Fault(HttpCode code, Evidence evidence) {}

    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        Map<HttpCode, List<Evidence>> seen = new LinkedHashMap<>();
        var held = new ArrayList<Evidence>();
        for (PolicyAttempt attempt : reading.facts().policyHost().attempts()) {
            fault(attempt)
                    .ifPresent(fault -> seen.computeIfAbsent(fault.code(), key -> new ArrayList<>())
                            .add(fault.evidence()));
            if (attempt.outcome() instanceof PolicyFetch.Served served) {
                held.add(
                        new Evidence(reading.policyUrl(), served.answer().body().utf8Lossy()));
            }
        }
        if (seen.isEmpty()) {
            return held.isEmpty()
                    ? new Judgement.NotApplicable("no HTTP answer")
                    : new Judgement.Holds(held.stream().distinct().toList());
        }
        String host = reading.policyHost().ascii();
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) -> findings.add(new Finding(code, host, evidence, fix(reading, code))));
        return new Judgement.Broken(findings);
    }

    private static Optional<Fault> fault(PolicyAttempt attempt) {
        String place = "[" + attempt.address() + "] ";
        return switch (attempt.outcome()) {
            case PolicyFetch.OtherStatus status -> {
                int number = status.answer().status();
                HttpCode code = number == 404 || number == 410 ? HttpCode.NOT_FOUND : HttpCode.STATUS;
                var line = new Evidence(
                        place + "status", number + " " + status.answer().reason());
                yield Optional.of(new Fault(code, line));
            }
            case PolicyFetch.Redirected redirected -> {
                String where = place + redirected.answer().status() + " Location";
                var to = new Evidence(where, redirected.location().orElse("none"));
                yield Optional.of(new Fault(HttpCode.REDIRECTED, to));
            }
            case PolicyFetch.TooLarge large -> {
                var size = new Evidence(place + "body", "more than " + large.limit() + " octets");
                yield Optional.of(new Fault(HttpCode.TOO_LARGE, size));
            }
            case PolicyFetch.Served served -> mediaType(place, served.answer());
            case PolicyFetch.Untrusted untrusted -> Optional.empty();
            case PolicyFetch.TlsFailed failed -> Optional.empty();
            case PolicyFetch.TooSlow slow -> Optional.empty();
            case PolicyFetch.NotHttp notHttp -> Optional.empty();
            case PolicyFetch.Unreachable unreachable -> Optional.empty();
        };
    }

    private static Optional<Fault> mediaType(String place, HttpAnswer answer) {
        Optional<String> type = answer.first("Content-Type");
        String bare = type.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // A web page has the type of a web page; that it is none of a policy is told by its own code.
        boolean page = StsPolicy.parse(answer.body()).deviations().stream()
                .anyMatch(deviation -> deviation.code() == StsPolicyCode.HTML);
        return bare.equals("text/plain") || page
                ? Optional.empty()
                : Optional.of(
                        new Fault(HttpCode.MEDIA_TYPE, new Evidence(place + "Content-Type", type.orElse("none"))));
    }

    private static Optional<Fix> fix(Reading reading, HttpCode code) {
        return code == HttpCode.NOT_FOUND
                ? PolicyFix.firstPolicy(reading)
                : Optional.of(new Fix.Act(Fixer.POLICY_HOST, reading.policyUrl()));
    }
}
